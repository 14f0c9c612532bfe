use connector_runtime::Refusal;

#[derive(Refusal)]
enum SignUp {
    Taken,
    #[code(other)]
    Other,
}

fn main() {}
