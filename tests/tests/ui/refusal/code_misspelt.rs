use connector_runtime::Refusal;

#[derive(Refusal)]
enum SignUpRefusal {
    #[codes("API12345")]
    AddressTaken,
    #[code(other)]
    Rest,
}

fn main() {}
