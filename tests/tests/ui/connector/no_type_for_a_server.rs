use connector_runtime::{ProfileApi, technical_profile};

#[derive(serde::Serialize)]
struct Sent;
#[derive(serde::Deserialize)]
struct Read;
struct Kept;

// As a client it is fine: a type that the other end cannot read or write is no fault of it.
#[technical_profile(service_url = "https://crm.example.com/lookup", auth = Basic)]
struct Lookup {
    #[input]
    sent: Sent,
    #[claim]
    kept: Kept,
    #[output]
    read: Read,
}

fn serve<P: ProfileApi>() {}

fn main() {
    serve::<Lookup>();
}
