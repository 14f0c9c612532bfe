#![no_implicit_prelude]
#![deny(warnings)]

struct Option;
struct Result;
struct Some;
struct None;
struct Ok;
struct Err;
mod core {}
mod std {}

#[derive(::connector_runtime::Refusal)]
pub enum LookupRefusal {
    #[code("API1")]
    Taken,
    #[code(other)]
    Other(::std::option::Option<::std::string::String>),
}

#[::connector_runtime::technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer,
    refusal = LookupRefusal,
)]
pub struct Lookup {
    #[claim]
    pub given: u8,
    #[input(map = ::std::convert::identity)]
    pub email: ::std::string::String,
    #[input(path = "a.b[0]", map = ::std::convert::identity, default = 1)]
    pub number: ::std::option::Option<u8>,
    #[input(path = "a.b[1]", value = given + 1)]
    pub next: u8,
    #[input(resolve = "{Culture:RFC5646}")]
    pub tag: ::std::option::Option<::std::string::String>,
    #[input(resolve = "{Claim:next}")]
    pub text: ::std::string::String,
    #[output(default = number.unwrap_or(*next), map = ::std::convert::identity)]
    pub level: u8,
    #[output(value = u8::try_from(email.len())?)]
    pub length: u8,
}

use ::std::convert::TryFrom;

fn main() {
    let _ = (Option, Result, Some, None, Ok, Err);
}
