//! Made by the test `misuse`, of the cases and their messages.

mod enumeration {
use connector_runtime::technical_profile;

#[technical_profile(service_url = "https://crm.example.com/", auth = Bearer)]
struct Lookup { #[input] email: String }

fn main() {}
}

mod function {
use connector_runtime::technical_profile;

#[technical_profile(service_url = "https://crm.example.com/", auth = Bearer)]
struct Lookup { #[input] email: String }

fn main() {}
}

mod macro_twice {
use connector_runtime::technical_profile;

#[technical_profile(service_url = "https://crm.example.com/", auth = Bearer)]

struct Lookup {
    #[input]
    email: String,
}

fn main() {}
}

mod module {
use connector_runtime::technical_profile;

#[technical_profile(service_url = "https://crm.example.com/", auth = Bearer)]
struct Lookup { #[input] email: String }

fn main() {}
}

mod tuple {
use connector_runtime::technical_profile;

#[technical_profile(service_url = "https://crm.example.com/", auth = Bearer)]
struct Lookup { #[input] email: String }

fn main() {}
}

mod union {
use connector_runtime::technical_profile;

#[technical_profile(service_url = "https://crm.example.com/", auth = Bearer)]
struct Lookup { #[input] email: String }

fn main() {}
}

mod unit {
use connector_runtime::technical_profile;

#[technical_profile(service_url = "https://crm.example.com/", auth = Bearer)]
struct Lookup {}

fn main() {}
}

mod where_clause {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup  {
    #[input]
    email: String,
}

fn main() {}
}
