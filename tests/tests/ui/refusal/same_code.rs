use connector_runtime::Refusal;

#[derive(Refusal)]
enum SignUp {
    #[code("API12345")]
    Known,
    #[code("API2", "API12345")]
    Again,
    #[code(other)]
    Other,
}

fn main() {}
