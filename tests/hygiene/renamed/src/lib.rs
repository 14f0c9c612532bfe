//! No prelude, another edition, the runtime under another name, and everything that generated code could mean shadowed.

#![no_implicit_prelude]
#![deny(warnings)]
#![allow(dead_code, non_camel_case_types, non_upper_case_globals)]

mod many;

mod shadows {
    pub struct Option;
    pub struct Result;
    pub struct String;
    pub struct Vec;
    pub struct Box;
    pub struct Error;
    pub struct Self_;
    pub struct error;
    pub struct value;
    pub struct sent;
    pub struct answer;
    pub struct context;
    pub struct scope;
    pub struct encoder;
    pub const input: u8 = 1;
    pub const read: u8 = 1;
    pub const Some: u8 = 1;
    pub const None: u8 = 2;
    pub const Ok: u8 = 3;
    pub const Err: u8 = 4;
    pub trait Into {}
    pub trait From {}
    pub trait Clone {}
    pub trait Debug {}
    pub trait Sized {}
    pub trait TechnicalProfile {}
    pub trait InputClaims {}
    pub mod std {}
    pub mod core {}
    pub mod alloc {}
    pub mod connector_runtime {}
    pub mod __private {}
    #[allow(unused_macros)]
    macro_rules! panic {
        () => {};
    }
    #[allow(unused_macros)]
    macro_rules! matches {
        () => {};
    }
}

mod claims {
    #[allow(unused_imports)]
    use super::shadows::*;

    const URL: &str = "https://api.example.com/members";
    const MESSAGE: &str = "Please try again.";

    /// All that a profile can have.
    #[::rt::technical_profile(
        crate = ::rt,
        service_url = URL,
        auth = [Basic, ApiKeyHeader("x-functions-key")],
        default_user_message_if_request_failed = MESSAGE,
        timeout = "10s",
        rename_all = "camelCase",
        input_derive(::core::cmp::PartialOrd),
    )]
    #[derive(::core::fmt::Debug, ::core::clone::Clone, ::core::cmp::PartialEq)]
    pub struct Everything {
        #[input]
        pub email: ::std::string::String,
        #[input(default = "ko")]
        pub language: ::core::option::Option<::std::string::String>,
        #[input]
        #[output]
        pub points: ::core::option::Option<u32>,
        #[input(send_in = Header, partner = "X-Trace")]
        pub trace: &'static str,
        #[input(send_in = QueryString)]
        pub tags: ::std::vec::Vec<u8>,
        #[input]
        pub r#type: bool,
        #[output(default = true)]
        pub r#fn: bool,
        #[output(default = "none")]
        pub name: ::std::string::String,
        #[output(path = "data[0].to['odd.name']")]
        pub deep: ::core::option::Option<i64>,
    }

    #[::rt::technical_profile(crate = ::rt, service_url = "https://api.example.com/{id}", auth = Bearer, send_claims_in = Url)]
    pub struct Named {
        #[input]
        pub id: u64,
        #[input(bearer)]
        pub token: ::rt::Secret<::std::string::String>,
        #[output(path = "$")]
        pub all: ::std::vec::Vec<u8>,
    }

    #[::rt::technical_profile(crate = ::rt, service_url = "https://api.example.com/send", auth = Bearer)]
    pub struct Payload {
        #[input(payload)]
        pub document: ::std::string::String,
    }

    #[::rt::technical_profile(crate = ::rt, service_url = "https://api.example.com/token", auth = Basic, send_claims_in = Form)]
    pub(crate) struct Empty {}

    /// The companions have what the struct derives.
    pub fn companions(claims: &EverythingInput) -> EverythingInput {
        fn debug<T: ::core::fmt::Debug + ::core::cmp::PartialEq>(_: &T) {}
        debug(claims);
        ::core::clone::Clone::clone(claims)
    }
}

/// A profile inside a function sees the function's names only.
pub fn inside() -> &'static str {
    #[allow(unused_imports)]
    use shadows::*;

    #[::rt::technical_profile(crate = ::rt, service_url = "https://api.example.com/x", auth = Bearer)]
    struct Local {
        #[input]
        error: u8,
        #[input]
        value: u8,
        #[output(default = 1)]
        answer: u8,
        #[output]
        sent: u8,
    }
    <Local as ::rt::TechnicalProfile>::PROFILE.id
}

macro_rules! profile {
    ($name:ident, $claim:ident: $type:ty, $url:literal, $default:expr) => {
        #[::rt::technical_profile(crate = ::rt, service_url = $url, auth = Bearer)]
        pub struct $name {
            #[input]
            pub $claim: $type,
            #[input(default = $default)]
            pub other: ::core::option::Option<u8>,
            #[output(default = $default)]
            pub returned: u8,
        }
    };
}

mod by_macro {
    #[allow(unused_imports)]
    use super::shadows::*;
    profile!(Made, input: ::core::option::Option<u8>, "https://api.example.com/x", 1 + 2);
    profile!(Listed, list: ::std::vec::Vec<::rt::Identity>, "https://api.example.com/z", 3);
    profile!(Raw, r#match: ::std::string::String, "https://api.example.com/y", 7);
}

/// What is made of them is of use.
pub fn prepared() -> ::core::primitive::bool {
    let input = by_macro::RawInput {
        r#match: ::std::string::String::new(),
        other: ::core::option::Option::None,
    };
    let context = ::rt::Context::new();
    <by_macro::Raw as ::rt::TechnicalProfile>::prepare(input, &context).is_ok()
}
