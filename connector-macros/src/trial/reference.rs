//! The reference docs are the word list, printed: `INSTA_UPDATE=always` writes them anew.

use std::fmt::Write;

use crate::support::words::{self, On};

#[test]
fn the_reference_says_what_the_word_list_says() {
    for (name, expected) in [("reference.md", reference()), ("connector.md", connector())] {
        let path = format!("{}/{name}", env!("CARGO_MANIFEST_DIR"));
        if std::env::var("INSTA_UPDATE").is_ok_and(|update| update == "always") {
            std::fs::write(&path, &expected).unwrap();
        }
        assert_eq!(std::fs::read_to_string(&path).unwrap(), expected);
    }
}

fn connector() -> String {
    let mut text = String::from(
        "Makes an API connector of a struct of claims: an API that a user flow calls at one of its steps.

It is said as with [`technical_profile`](macro@crate::technical_profile), whose page has the forms of `auth` and the keys of a
claim. It is always called by POST with its claims in the body, so that `send_claims_in`, `method`, `payload` and `send_in` are
not needed. What an exchange returns is the answer of the step; what is sent and what may come back is on the page of the
runtime's module `steps`.

# Keys of the connector

| key | takes | meaning | the documents' word |
|---|---|---|---|
",
    );
    keys(&mut text, On::Connector);
    text
}

fn keys(text: &mut String, on: On) {
    for word in words::PROFILE.iter().filter(|word| word.on.contains(&on)) {
        let words::Word {
            name,
            takes,
            text: meaning,
            documents,
            ..
        } = word;
        writeln!(text, "| `{name}` | {takes} | {meaning} | {documents} |").unwrap();
    }
}

fn reference() -> String {
    let mut text = String::from(
        "Makes a RESTful technical profile of a struct of claims.

What concerns the call is said in `#[technical_profile(…)]`, what concerns one claim on its field. Beside the struct, which is
what an exchange returns, stand `…Input`, the claims that the caller gives, and `…Output`, the claims that the API returns.
Every word of the reference documents is understood: where ours differs, the compiler says what to write.

# Keys of the profile

| key | takes | meaning | the documents' word |
|---|---|---|---|
",
    );
    keys(&mut text, On::Profile);
    text.push_str(
        "
# Forms of `auth`

One of them, or a list of compatible ones: `[ClientCertificate, ApiKeyHeader(\"x-functions-key\")]`. Secrets are never in
source: what stands there is the name under which the key container holds them.

| form | in full | meaning |
|---|---|---|
",
    );
    for form in words::AUTH {
        let words::Form {
            name,
            full,
            text: meaning,
            ..
        } = form;
        writeln!(text, "| `{name}` | `{full}` | {meaning} |").unwrap();
    }
    text.push_str(
        "
# Keys of a claim

Each field bears `#[input]` (sent), `#[output]` (read from the answer), both, or `#[claim]` alone (given, and not sent).

| key | on | as in | meaning | the documents' word |
|---|---|---|---|---|
",
    );
    for word in words::CLAIM {
        let words::Word {
            name,
            on,
            sample,
            text: meaning,
            documents,
            ..
        } = word;
        let on: Vec<_> = on.iter().copied().map(On::name).collect();
        writeln!(
            text,
            "| `{name}` | {} | `{sample}` | {meaning} | {documents} |",
            on.join(", ")
        )
        .unwrap();
    }
    text
}

#[test]
fn every_key_of_a_claim_is_read_where_it_belongs() {
    for word in words::CLAIM {
        for on in word.on {
            let source = format!(
                "#[technical_profile(service_url = \"https://x/\", auth = Bearer)] struct P {{ #[{}({})] a: Option<bool> }}",
                on.name(),
                word.sample
            );
            assert_eq!(super::errors(&source), [], "{source}");
        }
    }
}
