use connector_runtime::{Reply, api_connector};

#[api_connector(step = PreTokenIssuance, service_url = "https://partner.example.com/enrich", auth = Basic)]
struct Enrich {
    #[input]
    email: String,
}

#[api_connector(step = PostFederationSignup, service_url = "https://partner.example.com/lookup", auth = Basic)]
struct LookUp {
    #[input]
    email: String,
}

fn main() {
    let _ = Reply::<Enrich>::show_block_page("no");
    let _ = Reply::<LookUp>::validation_error("no");
}
