use connector_runtime::Refusal;

#[derive(Refusal)]
#[code("API12345")]
enum SignUpRefusal {
    #[code("API12345")]
    AddressTaken,
    #[code(other)]
    Rest,
}

fn main() {}
