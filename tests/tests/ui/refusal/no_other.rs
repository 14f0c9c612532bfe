use connector_runtime::Refusal;

#[derive(Refusal)]
enum SignUp {
    #[code("API1")]
    Taken,
}

fn main() {}
