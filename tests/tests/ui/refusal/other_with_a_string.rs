use connector_runtime::Refusal;

#[derive(Refusal)]
enum SignUp {
    #[code(other)]
    Other(String),
}

fn main() {}
