use connector_runtime::technical_profile;

#[technical_profile(service_url = "https://crm.example.com/", auth = Bearer)]
union Lookup {
    #[input]
    a: u8,
}

fn main() {}
