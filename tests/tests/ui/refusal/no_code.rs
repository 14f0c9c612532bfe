use connector_runtime::Refusal;

#[derive(Refusal)]
enum SignUp {
    Known,
    #[code(other)]
    Other,
}

fn main() {}
