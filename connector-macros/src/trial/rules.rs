//! Rules, each with the text under its error. The whole catalogue stands in the ui cases of the tests; here is what they cannot
//! show: the source text under each error, and silence about consequences.

use super::errors;

/// The texts under the errors, and their rules.
fn said(source: &str) -> Vec<String> {
    errors(source)
        .into_iter()
        .map(|(under, rule, _)| format!("{under} | {rule}"))
        .collect()
}

fn profile(keys: &str, fields: &str) -> String {
    format!("#[technical_profile({keys})] struct P {{ {fields} }}")
}

fn bearer(fields: &str) -> String {
    profile("service_url = \"https://x/\", auth = Bearer", fields)
}

#[test]
fn the_smallest_thing_to_change_is_underlined() {
    for (source, expected) in [
        (
            bearer("#[input(parner = \"a\")] a: u8"),
            "parner | `parner` is no key of `#[input]`",
        ),
        (
            bearer("#[input(send_in = Cookie)] a: u8"),
            "Cookie | `Cookie` is no value of `send_in`",
        ),
        (bearer("a: u8"), "a | `a` is neither sent nor read"),
        (
            bearer("#[input(default = 1)] a: u8"),
            "u8 | `a` has a default that never applies: the caller always gives a `u8`",
        ),
        (
            bearer("#[input(send_in = Header)] a_b: u8"),
            "a_b | `a_b` is sent as a header, and common proxies drop headers with `_`",
        ),
        (
            bearer("#[output(path = \"a[*]\")] a: u8"),
            "\"a[*]\" | `a[*]`: `[*]` is a wildcard, and a path leads to one value",
        ),
        (
            bearer("#[input(value = f(b.len(), |c| c))] a: u8, #[input] b: u8, #[input] c: u8"),
            "b | `a` is computed from `b`, which stands below it",
        ),
        (
            bearer("#[input(resolve = \"{Claim:b}\")] a: u8, #[input] b: u8"),
            "\"{Claim:b}\" | `a` is computed from `b`, which stands below it",
        ),
        (
            bearer("#[input(path = \"a[0].b\")] a: u8, #[input(path = \"a[0]\")] b: u8"),
            "\"a[0]\" | `a[0]` is a value here, and `a` goes into it",
        ),
        (
            bearer("#[input(map = \"f\")] a: u8"),
            "\"f\" | `map` takes a function of the claim's value",
        ),
        (
            profile("service_url = \"http://x/\", auth = Bearer", ""),
            "\"http://x/\" | `http:` sends everything to `x` in the clear",
        ),
        (
            profile("service_url = \"https://x/\", auth = [Basic, Bearer]", ""),
            "Bearer | `Authorization` is set twice, by `Basic` and by `Bearer`",
        ),
        (
            profile(
                "service_url = \"https://x/\", auth = Bearer, method = Get",
                "#[input] a: u8",
            ),
            "Get | GET has no body, and `a` goes in the body",
        ),
    ] {
        assert_eq!(
            said(&source).first().map(String::as_str),
            Some(expected),
            "{source}"
        );
    }
}

#[test]
fn one_cause_has_one_message() {
    for source in [
        // A required key that was misspelt is not missing.
        profile("sevice_url = \"https://x/\", auth = Bearer", ""),
        profile("ServiceUrl = \"https://x/\", auth = Bearer", ""),
        profile("service_url = \"https://x/\", auth =", ""),
        // What depends on a broken word is not judged.
        profile(
            "service_url = \"https://x/{id}\", auth = Bearer, send_claims_in = Ulr",
            "#[input] id: u8",
        ),
        profile(
            "service_url = \"https://x/{id}\", auth = Bearer",
            "#[input(sendin = Url)] id: u8",
        ),
        profile(
            "service_url = \"https://x/\", auth = Barer",
            "#[input(bearer)] token: u8",
        ),
        profile(
            "service_url = \"http://x/\", auth = Bearer, allow_http = \"yes\"",
            "",
        ),
        profile(
            "service_url = \"https://x/\", auth = None, development_only = 1",
            "",
        ),
        profile(
            "service_url = \"https://x/\", auth = Bearer, rename_all = \"kebab\"",
            "#[input(send_in = Header)] a_b: u8",
        ),
        // A placeholder and the claim that it means.
        profile(
            "service_url = \"https://x/{usr}\", auth = Bearer, send_claims_in = Url",
            "#[input] user: u8",
        ),
        // The first of many claims under GET stands for all.
        profile(
            "service_url = \"https://x/\", auth = Bearer, method = Get",
            "#[input] a: u8, #[input] b: u8",
        ),
        // An attribute that was meant as one of ours.
        bearer("#[inputs] a: u8"),
        // A claim whose own words are wrong makes no gap and no clash.
        bearer("#[input(path = \"a[1]\")] a: u8, #[input(path = \"a[*]\")] b: u8"),
        bearer("#[input(value = \"x\", map = f)] a: String, #[input(value = a.clone())] b: String"),
        bearer("#[input(bearer, payload)] a: u8"),
    ] {
        assert_eq!(said(&source).len(), 1, "{source}: {:#?}", said(&source));
    }
}

#[test]
fn all_errors_show_in_one_build() {
    let source = profile(
        "service_url = \"https://x/#a\", auth = Bearer(key = \"a b\"), retries = 11, timeout = \"1h\", banana = 1",
        "a: u8, #[input(rename = \"x\")] b: u8, #[output] c: &'static str",
    );
    assert_eq!(said(&source).len(), 8, "{:#?}", said(&source));
}

#[test]
fn a_secret_in_source_is_not_repeated() {
    for secret in [
        "eyJhbGciOi.eyJzdWIi.c2lnbmF0",
        "correct horse",
        "kim:hunter2",
        "ab/cd",
    ] {
        for form in [
            "Bearer(key = SECRET)",
            "Bearer(SECRET)",
            "Basic(password_key = SECRET)",
            "ApiKeyHeader(\"x\", key = SECRET)",
        ] {
            let form = form.replace("SECRET", &format!("{secret:?}"));
            for (_, rule, help) in errors(&profile(
                &format!("service_url = \"https://x/\", auth = {form}"),
                "",
            )) {
                assert!(
                    !rule.contains(secret) && !help.contains(secret),
                    "{rule}, {help}"
                );
            }
        }
    }
}

#[test]
fn half_typed_attributes_keep_the_struct_usable() {
    let source = r#"service_url = "https://x/{id}", auth = [Bearer(key = "a"), ApiKeyHeader("x")], send_claims_in = Url, timeout = "1s""#;
    let mut tried = 0;
    for end in (0..source.len()).filter(|end| source.is_char_boundary(*end)) {
        let keys = &source[..end];
        // Only what rustc's own lexer lets through reaches a macro.
        let whole = format!("#[technical_profile({keys})] struct P {{ #[input({keys})] id: u8 }}");
        if whole.parse::<proc_macro2::TokenStream>().is_ok() {
            errors(&whole);
            let text = super::expanded(&whole);
            for name in [
                "struct P {",
                "struct PInput {",
                "struct POutput {",
                "impl ::connector_runtime::TechnicalProfile for P {",
            ] {
                assert!(text.contains(name), "{whole}: no `{name}`");
            }
            tried += 1;
        }
    }
    assert!(tried > 50, "{tried}");
}
