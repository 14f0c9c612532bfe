use connector_runtime::Refusal;

#[derive(Refusal)]
enum SignUp {
    #[code("API12345")]
    Known,
    #[code(other)]
    Other(String, String),
}

fn main() {}
