use connector_runtime::Refusal;

#[derive(Refusal)]
#[refusal(crat = connector_runtime)]
enum SignUp {
    #[code("API12345")]
    Known,
    #[code(other)]
    Other,
}

fn main() {}
