use connector_runtime::Refusal;

#[derive(Refusal)]
enum SignUpRefusal {
    #[code("API12345")]
    AddressTaken,
    #[code(default)]
    Rest,
}

fn main() {}
