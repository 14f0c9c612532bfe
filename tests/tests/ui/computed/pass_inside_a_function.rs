#![deny(warnings)]

use connector_runtime::{Context, TechnicalProfile, technical_profile};

macro_rules! profile {
    ($name:ident, $ty:ty, $value:expr) => {
        #[technical_profile(service_url = "https://crm.example.com/", auth = Bearer)]
        struct $name {
            #[input]
            first: $ty,
            #[input(value = $value)]
            second: $ty,
            #[input(value = first.clone())]
            third: $ty,
        }
    };
}

fn main() {
    profile!(Lookup, String, "x".repeat(3));
    let input = LookupInput {
        first: "a".into(),
    };
    let prepared = Lookup::prepare(input, &Context::new()).unwrap();
    assert_eq!(
        prepared.request().body(),
        r#"{"first":"a","second":"xxx","third":"a"}"#
    );
    let claims = prepared.decode(&http::Response::new("{}")).unwrap();
    assert_eq!(claims.first + &claims.second + &claims.third, "axxxa");
}
