use connector_runtime::Refusal;

#[derive(Refusal)]
enum SignUp {
    #[code("API1")]
    Taken,
    #[code("API2", "API1")]
    Gone,
    #[code(other)]
    Other,
}

fn main() {}
