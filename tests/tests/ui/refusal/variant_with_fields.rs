use connector_runtime::Refusal;

#[derive(Refusal)]
enum SignUp {
    #[code("API1")]
    Taken(String),
    #[code(other)]
    Other,
}

fn main() {}
