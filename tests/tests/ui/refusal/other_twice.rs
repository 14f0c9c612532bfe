use connector_runtime::Refusal;

#[derive(Refusal)]
enum SignUp {
    #[code(other)]
    One,
    #[code(other)]
    Two,
}

fn main() {}
