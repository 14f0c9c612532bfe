//! Made by the test `misuse`, of the cases and their messages.

mod claim_later {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input]
    email: String,
    #[input(resolve = "{Claim:email}")]
    copy: String,
    
}

fn main() {}
}

mod claim_unknown {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input]
    email: String,
    #[input(resolve = "{Claim:email}")]
    copy: String,
}

fn main() {}
}

mod claim_unknown_far {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[claim] object_id: String,
    #[input(resolve = "{Claim:object_id}")]
    copy: String,
}

fn main() {}
}

mod empty {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input(resolve = "{Culture:RFC5646}")]
    lcid: String,
}

fn main() {}
}

mod key_in_wrong_case {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input(resolve = "{Context:CorrelationId}")]
    trace: String,
}

fn main() {}
}

mod key_missing {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input(resolve = "{OAUTH-KV:name}")]
    campaign: String,
}

fn main() {}
}

mod key_misspelt {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input(resolve = "{Culture:RFC5646}")]
    tag: String,
}

fn main() {}
}

mod key_of_another_namespace {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input(resolve = "{Policy:PolicyId}")]
    policy: String,
}

fn main() {}
}

mod key_unknown {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input(resolve = "{oauth2:access_token}")]
    token: String,
}

fn main() {}
}

mod namespace_misspelt {
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

mod namespace_unknown {
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

mod no_braces {
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

mod no_namespace {
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

mod no_resolver {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input(resolve = "{Culture:RFC5646}")]
    tag: String,
}

fn main() {}
}

mod type_that_reads_no_text {
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

mod type_that_reads_no_text_optional {
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

mod unclosed {
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

mod with_text_around {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input(value = format!("…"))]
    trace: String,
}

fn main() {}
}

mod word {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input(resolve = "{Culture:RFC5646}")]
    lcid: String,
}

fn main() {}
}
