use connector_runtime::Refusal;

#[derive(Refusal)]
enum SignUp<T> {
    #[code(other)]
    Other(Option<T>),
}

fn main() {}
