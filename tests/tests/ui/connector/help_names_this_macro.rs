use connector_runtime::api_connector;

#[api_connector(
    step = PostAttributeCollection,
    auth = Basic,
)]
struct SignUp {
    #[input(timeout = "1s")]
    email: String,
}

fn main() {}
