//! Every mode with every authentication: one profile a cell, one snapshot a mode.

use connector_runtime::{Secret, technical_profile};
use serde::Serialize;

use super::exchange::{assert_wire, section};

/// A claim with a structure of its own.
#[derive(Serialize)]
struct Address {
    street: &'static str,
    number: Option<u16>,
}

/// Makes the test of one mode: `$mode!` writes a profile with the words of an authentication, further claims and their
/// values, and adds what arrived to the text.
macro_rules! with_every_authentication {
    ($mode:ident) => {
        #[tokio::test]
        async fn $mode() {
            let mut text = String::new();
            $mode!(text, "None", [None, allow_insecure_auth_in_production = true], {}, {});
            $mode!(text, "Basic", [Basic], {}, {});
            $mode!(text, "Bearer, a key", [Bearer], {}, {});
            $mode!(
                text, "Bearer, a claim", [Bearer],
                { #[input(bearer)] token: Secret<String>, },
                { token: "claim.token-~+/==".into(), }
            );
            $mode!(text, "ClientCertificate", [ClientCertificate], {}, {});
            $mode!(text, "ApiKeyHeader", [ApiKeyHeader("x-functions-key")], {}, {});
            $mode!(
                text, "two ApiKeyHeader",
                [[ApiKeyHeader("x-functions-key"), ApiKeyHeader("X-Second-Key", key = "B2C_1A_Second")]],
                {}, {}
            );
            $mode!(text, "ApiKeyQuery", [ApiKeyQuery("code")], {}, {});
            $mode!(
                text, "ClientCertificate, ApiKeyHeader",
                [[ClientCertificate, ApiKeyHeader("x-functions-key")]],
                {}, {}
            );
            $mode!(
                text, "Basic, ApiKeyHeader, ApiKeyQuery",
                [[Basic, ApiKeyHeader("x-functions-key"), ApiKeyQuery("code")]],
                {}, {}
            );
            $mode!(
                text, "ClientCertificate, Bearer, two ApiKeyHeader, ApiKeyQuery",
                [[
                    ClientCertificate, Bearer, ApiKeyHeader("x-functions-key"),
                    ApiKeyHeader("X-Second-Key", key = "B2C_1A_Second"), ApiKeyQuery("code"),
                ]],
                {}, {}
            );
            $mode!(
                text, "OAuth2ClientCredentials",
                [OAuth2ClientCredentials(
                    token_url = "{Settings:Login}/oauth2/token",
                    client_id_key = "client-id",
                    client_secret_key = "client-secret",
                    scope = "https://graph.example.com/.default",
                    audience = "api://orders",
                )],
                {}, {}
            );
            assert_wire(stringify!($mode), &text);
        }
    };
}

macro_rules! body {
    ($text:ident, $title:literal, [$($auth:tt)*], {$($field:tt)*}, {$($value:tt)*}) => {{
        #[technical_profile(
            service_url = "https://api.example.com/members",
            auth = $($auth)*,
            rename_all = "camelCase",
        )]
        struct Cell {
            #[input] given_name: String,
            #[input] nick_name: Option<String>,
            #[input(partner = "extension \"x\"\n")] odd: String,
            #[input] age: u8,
            #[input] points: i64,
            #[input] ratio: f64,
            #[input] member: bool,
            #[input] roles: Vec<&'static str>,
            #[input] address: Address,
            #[input] password: Secret<String>,
            $($field)*
            #[output] ok: bool,
        }
        let input = CellInput {
            given_name: "Jos\u{e9} \"\\\u{1}/\u{1f600}".into(),
            nick_name: None,
            odd: String::new(),
            age: 41,
            points: -9_007_199_254_740_993,
            ratio: 0.1,
            member: true,
            roles: vec!["a", "b"],
            address: Address { street: "Main", number: None },
            password: "p@ss".into(),
            $($value)*
        };
        $text.push_str(&section($title, input).await);
    }};
}
with_every_authentication!(body);

macro_rules! form {
    ($text:ident, $title:literal, [$($auth:tt)*], {$($field:tt)*}, {$($value:tt)*}) => {{
        #[technical_profile(
            service_url = "https://api.example.com/token?api-version=1",
            auth = $($auth)*,
            send_claims_in = Form,
        )]
        struct Cell {
            #[input] grant_type: &'static str,
            #[input(partner = "scope & more")] scope: String,
            #[input] absent: Option<u32>,
            #[input] id: Vec<u32>,
            #[input] empty: String,
            #[input] ratio: f32,
            #[input] letter: char,
            $($field)*
            #[output] ok: bool,
        }
        let input = CellInput {
            grant_type: "client_credentials",
            scope: "a b+c&d=e%\u{e9}\r\n*-._~".into(),
            absent: None,
            id: vec![1, 2],
            empty: String::new(),
            ratio: 1.0,
            letter: '\u{d55c}',
            $($value)*
        };
        $text.push_str(&section($title, input).await);
    }};
}
with_every_authentication!(form);

macro_rules! header {
    ($text:ident, $title:literal, [$($auth:tt)*], {$($field:tt)*}, {$($value:tt)*}) => {{
        #[technical_profile(
            service_url = "https://api.example.com/members?v=2",
            auth = $($auth)*,
            send_claims_in = Header,
            rename_all = "kebab-case",
        )]
        struct Cell {
            #[input] given_name: String,
            #[input(partner = "X-Roles")] roles: Vec<String>,
            #[input] absent: Option<String>,
            #[input] empty: &'static str,
            #[input] one_time_code: Secret<String>,
            #[input] age: Option<u8>,
            $($field)*
            #[output] ok: bool,
        }
        let input = CellInput {
            given_name: "Ann \"Marie\", {x}: 100%".into(),
            roles: vec!["admin".into(), "user".into()],
            absent: None,
            empty: "",
            one_time_code: "123456".into(),
            age: Some(41),
            $($value)*
        };
        $text.push_str(&section($title, input).await);
    }};
}
with_every_authentication!(header);

macro_rules! url {
    ($text:ident, $title:literal, [$($auth:tt)*], {$($field:tt)*}, {$($value:tt)*}) => {{
        #[technical_profile(
            service_url = "https://api.example.com/{tenant}/users({id})/it's?{name}={value}&$select=id,displayName&q='x'",
            auth = $($auth)*,
            send_claims_in = Url,
        )]
        struct Cell {
            #[input] id: u64,
            #[input(partner = "tenant")] organization: String,
            #[input] name: &'static str,
            #[input] value: String,
            $($field)*
            #[output] ok: bool,
        }
        let input = CellInput {
            id: 7,
            organization: "a/b\\..;%2F?#&=+ \u{e9}\u{1f600}'()~-._".into(),
            name: "a&b",
            value: "c d=e+\r\n".into(),
            $($value)*
        };
        $text.push_str(&section($title, input).await);
    }};
}
with_every_authentication!(url);

macro_rules! query_string {
    ($text:ident, $title:literal, [$($auth:tt)*], {$($field:tt)*}, {$($value:tt)*}) => {{
        #[technical_profile(
            service_url = "https://api.example.com/search?api-version=1",
            auth = $($auth)*,
            send_claims_in = QueryString,
        )]
        struct Cell {
            #[input(partner = "$filter")] filter: String,
            #[input] absent: Option<String>,
            #[input] tag: Vec<&'static str>,
            #[input] top: u8,
            $($field)*
            #[output] ok: bool,
        }
        let input = CellInput {
            filter: "name eq 'O''Brien' & x=\"\u{e9}\"/?#".into(),
            absent: None,
            tag: vec!["a b", "c+d"],
            top: 10,
            $($value)*
        };
        $text.push_str(&section($title, input).await);
    }};
}
with_every_authentication!(query_string);

macro_rules! payload {
    ($text:ident, $title:literal, [$($auth:tt)*], {$($field:tt)*}, {$($value:tt)*}) => {{
        #[technical_profile(
            service_url = "https://api.example.com/mail/send",
            auth = $($auth)*,
            content_type = "application/json; charset=utf-8",
        )]
        struct Cell {
            #[input(payload)] document: String,
            $($field)*
            #[output] ok: bool,
        }
        let input = CellInput {
            document: "{ \"personalizations\": [ {\"to\":[{\"email\":\"a@b.example\"}]} ] }".into(),
            $($value)*
        };
        $text.push_str(&section($title, input).await);
    }};
}
with_every_authentication!(payload);

/// A body, with a claim in each other place too.
macro_rules! mixed_body {
    ($text:ident, $title:literal, [$($auth:tt)*], {$($field:tt)*}, {$($value:tt)*}) => {{
        #[technical_profile(
            service_url = "https://api.example.com/orders/{order}/lines",
            auth = $($auth)*,
            method = Put,
        )]
        struct Cell {
            #[input] first: &'static str,
            #[input(send_in = Header, partner = "If-Match")] version: String,
            #[input(send_in = Url)] order: String,
            #[input(send_in = QueryString)] dry: bool,
            #[input] last: u8,
            $($field)*
            #[output] ok: bool,
        }
        let input = CellInput {
            first: "a",
            version: "\"7\"".into(),
            order: "1/2".into(),
            dry: true,
            last: 9,
            $($value)*
        };
        $text.push_str(&section($title, input).await);
    }};
}
with_every_authentication!(mixed_body);

/// A form, with a claim in each other place too.
macro_rules! mixed_form {
    ($text:ident, $title:literal, [$($auth:tt)*], {$($field:tt)*}, {$($value:tt)*}) => {{
        #[technical_profile(
            service_url = "https://api.example.com/orders/{order}?expand=true",
            auth = $($auth)*,
            send_claims_in = Form,
            method = Patch,
        )]
        struct Cell {
            #[input] first: &'static str,
            #[input(send_in = Header, partner = "X-Trace")] trace: String,
            #[input(send_in = Url)] order: u32,
            #[input(send_in = QueryString)] dry: bool,
            #[input] last: u8,
            $($field)*
            #[output] ok: bool,
        }
        let input = CellInput {
            first: "a b",
            trace: "t-1".into(),
            order: 12,
            dry: true,
            last: 9,
            $($value)*
        };
        $text.push_str(&section($title, input).await);
    }};
}
with_every_authentication!(mixed_form);
