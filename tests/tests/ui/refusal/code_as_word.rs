// faults: 3
use connector_runtime::Refusal;

#[derive(Refusal)]
enum SignUp {
    #[code(API1)]
    Taken,
    #[code(20001)]
    Gone,
    #[code(others)]
    Other,
}

fn main() {}
