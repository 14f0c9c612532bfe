use connector_runtime::Refusal;

#[derive(Refusal)]
#[refusal(rename_all = "snake_case")]
enum SignUp {
    #[code(other)]
    Other,
}

fn main() {}
