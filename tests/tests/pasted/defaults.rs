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

mod none {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[output()]
    email: Option<String>,
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

mod resolver_of_a_text {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input(resolve = "{Culture:LCID}")]
    lcid: String,
}

fn main() {}
}

mod some {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input(default = "kim@example.com".to_owned())]
    email: Option<String>,
}

fn main() {}
}

mod without_value {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[output(default = Default::default())]
    email: String,
}

fn main() {}
}
