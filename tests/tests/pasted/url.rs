//! Made by the test `misuse`, of the cases and their messages.

mod blank {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/a%20b",
    auth = Bearer
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
}

mod brace_closing {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/id%7D",
    auth = Bearer
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
}

mod brace_open {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/%7Bid",
    auth = Bearer
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
}

mod braces_doubled {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/%7B%7Bid%7D%7D",
    auth = Bearer
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
}

mod claim_and_constant {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = URL,
    auth = Bearer
)]
struct Lookup {
    #[input(send_in = QueryString)]
    id: String,
}

const URL: &str = "https://crm.example.com/";

fn main() {}
}

mod claim_without_placeholder {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/users/{id}",
    auth = Bearer
)]
struct Lookup {
    #[input(send_in = Url)]
    id: String,
}

fn main() {}
}

mod claim_without_placeholder_in_mode {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/users/{id}",
    auth = Bearer,
    send_claims_in = Url
)]
struct Lookup {
    #[input]
    id: String,
}

fn main() {}
}

mod empty {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://api.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
}

mod environment {
const TEXT: &str = concat!("https://", "crm.example.com/");
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = TEXT,
    auth = Bearer
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
}

mod format {
use connector_runtime::technical_profile;

const HOST: &str = "crm.example.com";

#[technical_profile(
    service_url = "https://{Settings:Host}/",
    auth = Bearer
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
}

mod fragment {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/%23top",
    auth = Bearer
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
}

mod host_with_blank {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://api.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
}

mod ipv6 {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://[::1]/",
    auth = Bearer
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
}

mod many {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/{id}",
    auth = Bearer
)]
struct Lookup {
    #[input(send_in = Url)]
    id: String,
}

fn main() {}
}

mod no_host {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://api.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
}

mod one_slash {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com",
    auth = Bearer
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
}

mod option {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/{id}",
    auth = Bearer
)]
struct Lookup {
    #[input(send_in = Url)]
    id: String,
}

fn main() {}
}

mod option_by_alias {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/{id}",
    auth = Bearer
)]
struct Lookup {
    #[input(send_in = Url)]
    id: String,
}

type Maybe = Option<String>;

fn main() {}
}

mod other_scheme {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
}

mod percent {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/100%25",
    auth = Bearer
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
}

mod placeholder_behind_setting {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "{Settings:Base}/{id}",
    auth = Bearer
)]
struct Lookup {
    #[input(send_in = Url)]
    id: String,
}

fn main() {}
}

mod placeholder_by_field {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/{userId}",
    auth = Bearer
)]
struct Lookup {
    #[input(partner = "userId", send_in = Url)]
    user_id: String,
}

fn main() {}
}

mod placeholder_in_host {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://{Settings:host}.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
}

mod placeholder_in_port {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com:{Settings:port}/",
    auth = Bearer
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
}

mod placeholder_in_scheme {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "{Settings:scheme}://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
}

mod placeholder_misspelt {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/{user}",
    auth = Bearer
)]
struct Lookup {
    #[input(send_in = Url)]
    user: String,
}

fn main() {}
}

mod placeholder_of_claim_elsewhere {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/{email}",
    auth = Bearer
)]
struct Lookup {
    #[input(send_in = Url)]
    email: String,
}

fn main() {}
}

mod placeholder_without_claim {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/{id}",
    auth = Bearer
)]
struct Lookup {
    #[input(send_in = Url)] id: String,
    #[input]
    email: String,
}

fn main() {}
}

mod plain_http {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
}

mod port {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com:443/",
    auth = Bearer
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
}

mod relative {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://api.example.com/api/identity",
    auth = Bearer
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
}

mod relative_with_claim {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://api.example.com/{id}",
    auth = Bearer
)]
struct Lookup {
    #[input(send_in = Url)]
    id: String,
}

fn main() {}
}

mod resolver {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/{rfc5646}",
    auth = Bearer
)]
struct Lookup {
    #[input(resolve = "{Culture:RFC5646}", send_in = Url)] rfc5646: String,
    #[input]
    email: String,
}

fn main() {}
}

mod scheme_in_capitals {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
}

mod setting_misspelt {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://{Settings:Host}/",
    auth = Bearer
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
}

mod setting_without_name {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://{Settings:Tenant}/",
    auth = Bearer
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
}

mod sum {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/users",
    auth = Bearer
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
}

mod token_url_plain_http {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = OAuth2ClientCredentials(token_url = "https://login.example.com/", client_id_key = "A", client_secret_key = "B")
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
}

mod token_url_with_claim {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = OAuth2ClientCredentials(token_url = "https://login.example.com/{Settings:tenant}", client_id_key = "A", client_secret_key = "B")
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
}

mod userinfo {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
}

mod without_scheme {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/api",
    auth = Bearer
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
}
