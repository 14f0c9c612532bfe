use connector_runtime::Refusal;

#[derive(Refusal)]
enum SignUp {
    #[code(other)]
    Other { code: Option<String> },
}

fn main() {}
