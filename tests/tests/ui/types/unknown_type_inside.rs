// faults: 2
// rustc tells a name that does not exist once more, where the API's side asks something of the type.
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input]
    email: Vec<Strng>,
}

fn main() {}
