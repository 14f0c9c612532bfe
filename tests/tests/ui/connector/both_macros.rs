use connector_runtime::{api_connector, technical_profile};

#[api_connector(step = PreTokenIssuance, service_url = "https://partner.example.com/enrich", auth = Basic)]
#[technical_profile(service_url = "https://partner.example.com/enrich", auth = Basic)]
struct SignUp {
    #[input]
    email: String,
}

fn main() {}
