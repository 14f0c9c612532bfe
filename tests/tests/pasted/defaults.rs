//! Made by the test `misuse`, of the cases and their messages.

mod input_never_absent {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input(default = 1)]
    count: Option<u32>,
}

fn main() {}
}

mod never_applies {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input]
    #[output()]
    count: u32,
}

fn main() {}
}

mod resolver {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input(resolve = "{Culture:RFC5646}")]
    language: Option<String>,
}

fn main() {}
}
