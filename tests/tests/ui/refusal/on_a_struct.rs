use connector_runtime::Refusal;

#[derive(Refusal)]
struct SignUp {
    #[code("API12345")]
    known: String,
}

fn main() {}
