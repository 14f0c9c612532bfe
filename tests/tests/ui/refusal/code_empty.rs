// faults: 2
use connector_runtime::Refusal;

#[derive(Refusal)]
enum SignUp {
    #[code]
    Taken,
    #[code("")]
    Gone,
    #[code(other)]
    Other,
}

fn main() {}
