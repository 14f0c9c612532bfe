//! Two hundred profiles in one crate.

macro_rules! profiles {
    (hundreds $($hundred:ident)*) => { $(pub mod $hundred { profiles! { ten a b c d e f g h i j } })* };
    (ten $($ten:ident)*) => { $(pub mod $ten { profiles! { one A B C D E F G H I J } })* };
    (one $($one:ident)*) => {
        $(
            #[::rt::technical_profile(
                crate = ::rt,
                service_url = "https://api.example.com/members",
                auth = Bearer,
                rename_all = "camelCase",
            )]
            pub struct $one {
                #[input]
                pub email: ::std::string::String,
                #[input(default = 1)]
                pub attempts: ::core::option::Option<u8>,
                #[output]
                pub points: u32,
                #[output(default = "none")]
                pub level: ::std::string::String,
            }
        )*
    };
}

profiles! { hundreds first second }
