use connector_runtime::Refusal;

#[derive(Refusal)]
enum SignUp {
    #[code("API12345")]
    Known(String),
    #[code(other)]
    Other,
}

fn main() {}
