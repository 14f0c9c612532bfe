//! Made by the test `misuse`, of the cases and their messages.

mod as_a_string {
use connector_runtime::technical_profile;

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer,
    refusal = SignUpRefusal
)]
struct Lookup {
    #[input]
    email: String,
}

#[derive(connector_runtime::Refusal)]
enum SignUpRefusal {
    #[code("API12345")]
    Taken,
    #[code(other)]
    Other,
}

fn main() {}
}

mod attribute_alone {
use connector_runtime::Refusal;

#[derive(Refusal)]
#[refusal(crate = connector_runtime)]
enum SignUp {
    #[code("API12345")]
    Known,
    #[code(other)]
    Other,
}

fn main() {}
}

mod code_as_value {
use connector_runtime::Refusal;

#[derive(Refusal)]
enum SignUp {
    #[code("API1")]
    Taken,
    #[code(other)]
    Other,
}

fn main() {}
}

mod code_as_word {
// faults: 3
use connector_runtime::Refusal;

#[derive(Refusal)]
enum SignUp {
    #[code("API1")]
    Taken,
    #[code("20001")]
    Gone,
    #[code(other)]
    Other,
}

fn main() {}
}

mod code_for_the_rest {
use connector_runtime::Refusal;

#[derive(Refusal)]
enum SignUpRefusal {
    #[code("API12345")]
    AddressTaken,
    #[code(other)]
    Rest,
}

fn main() {}
}

mod code_of_nothing {
use connector_runtime::Refusal;

#[derive(Refusal)]
enum SignUp {
    #[code("API12345")]
    Known,
    #[code(other)]
    Other,
}

fn main() {}
}

mod code_on_the_enum {
use connector_runtime::Refusal;

#[derive(Refusal)]

enum SignUpRefusal {
    #[code("API12345")]
    AddressTaken,
    #[code(other)]
    Rest,
}

fn main() {}
}

mod code_twice {
use connector_runtime::Refusal;

#[derive(Refusal)]
enum SignUp {
    #[code("API1")]
    Taken,
    #[code("API2")]
    Gone,
    #[code(other)]
    Other,
}

fn main() {}
}

mod no_code {
use connector_runtime::Refusal;

#[derive(Refusal)]
enum SignUp {
    #[code("API12345")] Taken,
    #[code(other)]
    Other,
}

fn main() {}
}

mod no_other {
use connector_runtime::Refusal;

#[derive(Refusal)]
enum SignUp {
    #[code(other)] Other(Option<String>),
    #[code("API1")]
    Taken,
}

fn main() {}
}

mod not_an_enum {
use connector_runtime::Refusal;

#[derive(Refusal)]
enum SignUp { #[code("API12345")] Known, #[code(other)] Other(Option<String>) }

fn main() {}
}

mod not_derived {
use connector_runtime::technical_profile;

#[derive(connector_runtime::Refusal)]
enum SignUpRefusal {
    Taken,
}

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer,
    refusal = SignUpRefusal
)]
struct Lookup {
    #[input]
    email: String,
}

fn main() {}
}

mod other_beside_a_code {
use connector_runtime::Refusal;

#[derive(Refusal)]
enum SignUp {
    #[code(other)]
    Other,
}

fn main() {}
}

mod other_misspelt {
use connector_runtime::Refusal;

#[derive(Refusal)]
enum SignUp {
    #[code("API12345")]
    Known,
    #[code(other)]
    Other,
}

fn main() {}
}

mod other_of_two {
use connector_runtime::Refusal;

#[derive(Refusal)]
enum SignUp {
    #[code("API12345")]
    Known,
    #[code(other)]
    Other(Option<String>),
}

fn main() {}
}

mod other_twice {
use connector_runtime::Refusal;

#[derive(Refusal)]
enum SignUp {
    #[code(other)]
    One,
    #[code("API12345")]
    Two,
}

fn main() {}
}

mod other_with_a_string {
use connector_runtime::Refusal;

#[derive(Refusal)]
enum SignUp {
    #[code(other)]
    Other(Option<String>),
}

fn main() {}
}

mod other_with_names {
use connector_runtime::Refusal;

#[derive(Refusal)]
enum SignUp {
    #[code(other)]
    Other (Option<String>),
}

fn main() {}
}

mod same_code {
use connector_runtime::Refusal;

#[derive(Refusal)]
enum SignUp {
    #[code("API12345")]
    Known,
    #[code("API2")]
    Again,
    #[code(other)]
    Other,
}

fn main() {}
}

mod unknown_key {
use connector_runtime::Refusal;

#[derive(Refusal)]
#[refusal(crate = connector_runtime)]
enum SignUp {
    #[code(other)]
    Other,
}

fn main() {}
}

mod variant_with_fields {
use connector_runtime::Refusal;

#[derive(Refusal)]
enum SignUp {
    #[code("API1")]
    Taken,
    #[code(other)]
    Other,
}

fn main() {}
}
