use connector_runtime::Refusal;

#[derive(Refusal)]
#[refusal]
enum SignUp {
    #[code("API12345")]
    Known,
    #[code(other)]
    Other,
}

fn main() {}
