//! No prelude, a renamed crate, shadowed names, names that our own could collide with.
#![no_implicit_prelude]
#![allow(dead_code, non_camel_case_types, non_upper_case_globals)]

extern crate connector_runtime as renamed;

mod std {}
mod core {}
struct String;
struct Option;
struct Result;
struct Error;
struct Profile;
struct error;
const input: u8 = 0;
const value: u8 = 0;
const context: u8 = 0;
const sent: u8 = 0;

#[::renamed::technical_profile(
    crate = ::renamed,
    service_url = "https://crm.example.com/users/{type}",
    auth = Basic,
    method = Post,
    input_derive(::core::default::Default),
)]
#[::core::prelude::v1::derive(::core::clone::Clone)]
pub struct Shadowed {
    #[input(send_in = Url)]
    pub r#type: ::std::string::String,
    #[input(default = 1)]
    pub number: ::core::option::Option<u8>,
    #[input]
    #[output]
    pub answer: u8,
    #[output(default = "x")]
    pub sent: ::std::string::String,
    #[output]
    pub input: ::core::option::Option<u8>,
    #[claim]
    pub encoder: u8,
}

fn main() {
    let _ = ShadowedInput {
        r#type: ::std::string::String::new(),
        number: ::core::option::Option::None,
        answer: 0,
        encoder: 1,
    };
    ::core::assert_eq!(<Shadowed as ::renamed::TechnicalProfile>::PROFILE.name, "Shadowed");
    ::core::assert_eq!(<Shadowed as ::renamed::TechnicalProfile>::PROFILE.inputs[0].partner, "type");
    <ShadowedInput as ::core::default::Default>::default();
}
