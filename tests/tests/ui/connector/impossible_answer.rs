use connector_runtime::steps::pre_token_issuance::Answer;
use connector_runtime::{Connector, api_connector};

#[api_connector(step = PreTokenIssuance, service_url = "https://partner.example.com/enrich", auth = Basic)]
struct Enrich {
    #[input]
    email: String,
}

async fn call(connector: Connector) {
    match connector.exchange(EnrichInput { email: String::new() }).await.unwrap() {
        Answer::Continue(_) => {}
        Answer::ValidationError(_) => {}
    }
}

fn main() {}
