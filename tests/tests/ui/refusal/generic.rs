use connector_runtime::Refusal;

#[derive(Refusal)]
enum SignUp<const N: usize> {
    #[code("API12345")]
    Known,
    #[code(other)]
    Other,
}

fn main() {}
