//! The profiles, with the canary in every claim, and claim types that blab.

use connector_runtime::{ClaimText, InputClaims, One, Secret, Texts, technical_profile};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::cage::CANARY;

pub(super) fn canary() -> String {
    CANARY.into()
}

/// A claim in every place, every authentication that goes together, and every kind of output.
#[technical_profile(
    service_url = "https://api.example.com/{id}/x?version=declared",
    auth = [Basic, ApiKeyHeader("x-one"), ApiKeyHeader("x-two"), ApiKeyQuery("code")],
    method = Put,
    timeout = "700ms",
    attempt_timeout = "400ms",
    response_limit = "1KiB",
    debug_mode = true,
)]
pub(super) struct Everything {
    #[input]
    name: String,
    #[input]
    password: Secret<String>,
    #[input]
    list: Vec<String>,
    #[input(send_in = Url)]
    id: String,
    #[input(send_in = QueryString)]
    filter: String,
    #[input(send_in = Header, partner = "X-Trace")]
    trace: String,
    #[output]
    number: u32,
    #[output(default = Choice::One)]
    choice: Choice,
    #[output]
    blabs: Option<Blab>,
    #[output]
    code: Option<Secret<String>>,
    #[output]
    flag: Option<bool>,
    #[output(path = "nested[0].deep")]
    deep: Option<i8>,
}

pub(super) fn everything() -> EverythingInput {
    EverythingInput {
        name: canary(),
        password: CANARY.into(),
        list: vec![canary()],
        id: canary(),
        filter: canary(),
        trace: canary(),
    }
}

/// serde quotes an unknown variant.
#[derive(Debug, Deserialize)]
pub(super) enum Choice {
    One,
    Other,
}

/// A type whose own errors quote the value, both ways.
#[derive(Debug)]
pub(super) struct Blab(pub(super) String);

impl<'de> Deserialize<'de> for Blab {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Err(serde::de::Error::custom(format!(
            "`{text}` is not to my taste"
        )))
    }
}

impl Serialize for Blab {
    fn serialize<S: Serializer>(&self, _: S) -> Result<S::Ok, S::Error> {
        Err(serde::ser::Error::custom(format!(
            "`{}` is not to my taste",
            self.0
        )))
    }
}

impl ClaimText for Blab {
    type Kind = One;
    fn text(&self, texts: &mut Texts<'_>) {
        texts.str(&self.0);
        texts.refuse("is not to my taste");
    }
}

/// A form, and a token out of a claim.
#[technical_profile(
    service_url = "https://api.example.com/form",
    auth = Bearer,
    send_claims_in = Form,
    attempt_timeout = "400ms",
    response_limit = "1KiB",
)]
pub(super) struct Form {
    #[input]
    name: String,
    #[input]
    password: Option<Secret<String>>,
    #[input(bearer)]
    token: Secret<String>,
    #[output]
    number: u32,
}

pub(super) fn form() -> FormInput {
    FormInput {
        name: canary(),
        password: Some(CANARY.into()),
        token: CANARY.into(),
    }
}

/// A payload, and a token that is fetched.
#[technical_profile(
    service_url = "https://api.example.com/payload",
    auth = OAuth2ClientCredentials(
        token_url = "{Settings:Login}/token?tenant=declared",
        client_id_key = "client-id",
        client_secret_key = "client-secret",
    ),
    attempt_timeout = "400ms",
    response_limit = "1KiB",
)]
pub(super) struct Payload {
    #[input(payload)]
    document: String,
    #[output(path = "$")]
    whole: Choice,
}

pub(super) fn payload() -> PayloadInput {
    PayloadInput {
        document: format!("{{\"{CANARY}\":\"{CANARY}\"}}"),
    }
}

/// Mutual TLS.
#[technical_profile(
    service_url = "https://api.example.com/{id}",
    auth = [ClientCertificate, Bearer],
    send_claims_in = Url,
    attempt_timeout = "400ms",
    response_limit = "1KiB",
)]
pub(super) struct Certified {
    #[input]
    id: Secret<String>,
    #[output]
    number: u32,
}

pub(super) fn certified() -> CertifiedInput {
    CertifiedInput { id: CANARY.into() }
}

/// `Secret<T>` claims redact where the user derives `Debug`.
#[technical_profile(service_url = "https://api.example.com/x", auth = Bearer)]
#[derive(Debug, Clone)]
pub(super) struct Hidden {
    #[input]
    password: Secret<String>,
    #[input]
    #[output]
    code: Option<Secret<String>>,
}

pub(super) fn hidden() -> HiddenInput {
    HiddenInput {
        password: CANARY.into(),
        code: Some(CANARY.into()),
    }
}

/// Claims that cannot be sent, each with the canary in it.
#[technical_profile(
    service_url = "https://api.example.com/{id}/x",
    auth = Bearer,
    method = Post,
)]
pub(super) struct Unfit {
    #[input(send_in = Url)]
    pub(super) id: String,
    #[input(send_in = Header, partner = "X-Trace")]
    pub(super) trace: String,
    #[input(send_in = Header, partner = "X-Roles")]
    pub(super) roles: Vec<String>,
    #[input(send_in = Header, partner = "X-Blab")]
    pub(super) header_blab: Option<Blab>,
    #[input(send_in = QueryString)]
    pub(super) filter: String,
    #[input]
    pub(super) blab: Option<Blab>,
    #[input(bearer)]
    pub(super) token: String,
}

pub(super) fn unfit() -> UnfitInput {
    UnfitInput {
        id: canary(),
        trace: canary(),
        roles: Vec::new(),
        header_blab: None,
        filter: canary(),
        blab: None,
        token: canary(),
    }
}

#[technical_profile(service_url = "https://api.example.com/x", auth = Bearer)]
pub(super) struct UnfitPayload {
    #[input(payload)]
    pub(super) document: String,
}

pub(super) type Profile<I> = <I as InputClaims>::Profile;
