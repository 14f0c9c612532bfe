use connector_runtime::Refusal;

#[derive(Refusal)]
struct SignUp {
    code: String,
}

fn main() {}
