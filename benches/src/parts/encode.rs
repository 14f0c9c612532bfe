//! Claims → JSON body, beside serde's derive and `to_vec`.

use connector_runtime::__private::body;
use connector_runtime::{BodyClaim as _, technical_profile};
use serde::Serialize;

use crate::harness::{Effort, Rival, Row, measure};

/// Five claims of a person.
#[technical_profile(
    service_url = "https://api.example.com/v1/lookup",
    auth = Bearer,
    rename_all = "camelCase",
    input_derive(Clone),
)]
pub(super) struct Five {
    #[input]
    pub(super) email: String,
    #[input(partner = "firstName")]
    pub(super) given_name: String,
    #[input(partner = "lastName")]
    pub(super) surname: String,
    #[input]
    pub(super) age: u32,
    #[input]
    pub(super) member: bool,
}

/// The same as people write them.
#[derive(Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct FiveBody {
    pub(super) email: String,
    #[serde(rename = "firstName")]
    pub(super) given_name: String,
    #[serde(rename = "lastName")]
    pub(super) surname: String,
    pub(super) age: u32,
    pub(super) member: bool,
}

pub(super) fn five() -> FiveInput {
    FiveInput {
        email: "yuna.kim@example.com".into(),
        given_name: "Yuna".into(),
        surname: "Kim".into(),
        age: 34,
        member: true,
    }
}

pub(super) fn five_body() -> FiveBody {
    let FiveInput {
        email,
        given_name,
        surname,
        age,
        member,
    } = five();
    FiveBody {
        email,
        given_name,
        surname,
        age,
        member,
    }
}

/// Twenty claims under the names of their fields: 13 strings, two optional ones of which one is absent, integers, booleans,
/// a float. The struct is written once and made twice.
macro_rules! twenty {
    ($($(#[$attribute:meta])* $field:ident: $ty:ty = $value:expr;)*) => {
        #[technical_profile(service_url = "https://api.example.com/v1/register", auth = Bearer)]
        struct Twenty {
            $(#[input] $field: $ty,)*
        }

        #[derive(Serialize)]
        struct TwentyBody {
            $($(#[$attribute])* $field: $ty,)*
        }

        fn twenty() -> (TwentyInput, TwentyBody) {
            (TwentyInput { $($field: $value,)* }, TwentyBody { $($field: $value,)* })
        }

        fn twenty_by_us(input: &TwentyInput) -> Vec<u8> {
            let body = body(|members| {
                $(input.$field.__put(members.next(concat!(",\"", stringify!($field), "\":\"")));)*
            });
            body.expect("these claims can be sent")
        }
    };
}

twenty! {
    email: String = "yuna.kim@example.com".into();
    given_name: String = "Yuna".into();
    surname: String = "Kim".into();
    display_name: String = "Yuna Kim".into();
    street_address: String = "152 Teheran-ro, Gangnam-gu".into();
    city: String = "Seoul".into();
    postal_code: String = "06236".into();
    country: String = "Republic of Korea".into();
    mobile: String = "+82 10 5555 0123".into();
    job_title: String = "Head of Logistics".into();
    company: String = "Han River Trading Co., Ltd.".into();
    object_id: String = "3f2504e0-4f89-11d3-9a0c-0305e82c3301".into();
    issuer: String = "https://login.example.com/3f2504e0/v2.0/".into();
    #[serde(skip_serializing_if = "Option::is_none")]
    department: Option<String> = Some("Operations".into());
    #[serde(skip_serializing_if = "Option::is_none")]
    middle_name: Option<String> = None;
    age: u32 = 34;
    customer_number: i64 = 8_715_993_021;
    member: bool = true;
    newsletter: bool = false;
    latitude: f64 = 37.501_274;
}

pub(super) fn rows(effort: Effort<'_>) -> Vec<Row> {
    let (ours, by_hand) = (five(), five_body());
    let us = || {
        let body = body(|members| {
            ours.email.__put(members.next(",\"email\":\""));
            ours.given_name.__put(members.next(",\"firstName\":\""));
            ours.surname.__put(members.next(",\"lastName\":\""));
            ours.age.__put(members.next(",\"age\":\""));
            ours.member.__put(members.next(",\"member\":\""));
        });
        body.expect("these claims can be sent")
    };
    let hand = || serde_json::to_vec(&by_hand).expect("strings and numbers serialize");
    assert_eq!(us(), hand(), "the same bytes");
    let five = measure(
        "encode, 5 claims",
        effort,
        vec![
            Rival::new("derive + `to_vec`", hand),
            Rival::new("profile", us),
        ],
    );

    let (ours, by_hand) = twenty();
    let us = || twenty_by_us(&ours);
    let hand = || serde_json::to_vec(&by_hand).expect("strings and numbers serialize");
    assert_eq!(us(), hand(), "the same bytes");
    let twenty = measure(
        "encode, 20 claims",
        effort,
        vec![
            Rival::new("derive + `to_vec`", hand),
            Rival::new("profile", us),
        ],
    );
    [five, twenty].concat()
}
