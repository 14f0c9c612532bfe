use connector_runtime::Refusal;

#[derive(Refusal)]
enum SignUp {
    #[code = "API1"]
    Taken,
    #[code(other)]
    Other,
}

fn main() {}
