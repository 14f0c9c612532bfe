use connector_runtime::technical_profile;

const MESSAGE: u8 = 1;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer,
    user_message_if_request_timeout = MESSAGE
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
