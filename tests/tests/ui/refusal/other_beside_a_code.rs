use connector_runtime::Refusal;

#[derive(Refusal)]
enum SignUp {
    #[code("API1", other)]
    Other,
}

fn main() {}
