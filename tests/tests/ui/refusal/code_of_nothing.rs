use connector_runtime::Refusal;

#[derive(Refusal)]
enum SignUp {
    #[code("")]
    Known,
    #[code(other)]
    Other,
}

fn main() {}
