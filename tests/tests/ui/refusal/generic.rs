use connector_runtime::Refusal;

#[derive(Refusal)]
enum SignUp<T> {
    #[code("API12345")]
    Known,
    #[code(other)]
    Other,
}

fn main() {}
