use connector_runtime::Refusal;

#[derive(Refusal)]
enum SignUp {
    #[code("API12345")]
    Known,
    #[code(othr)]
    Other,
}

fn main() {}
