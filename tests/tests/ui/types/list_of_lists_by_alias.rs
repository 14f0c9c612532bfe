use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input(send_in = QueryString)]
    ids: Vec<Ids>,
}

type Ids = Vec<String>;

fn main() {}
