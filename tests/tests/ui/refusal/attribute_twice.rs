use connector_runtime::Refusal;

#[derive(Refusal)]
enum SignUp {
    #[code("API1")]
    #[code("API2")]
    Taken,
    #[code(other)]
    Other,
}

fn main() {}
