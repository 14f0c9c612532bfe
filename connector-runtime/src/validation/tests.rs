//! The error bodies of real APIs, by the numbers of the collection (E1 to E21), and what of them may be shown.

use super::{ValidationError, for_display};

fn read(body: impl AsRef<[u8]>) -> Option<ValidationError> {
    ValidationError::read(body.as_ref(), false)
}

#[test]
fn e1_to_e6_and_e21_the_body_s_status_decides_nothing() {
    for status in [400, 401, 409, 500] {
        let body = format!(r#"{{"version":"1.0.0","status":{status},"userMessage":"No."}}"#);
        let error = read(body).expect("the contract");
        assert_eq!(error.status(), Some(status));
        assert_eq!(error.version(), Some("1.0.0"));
        assert_eq!(error.user_message(), "No.");
    }
}

#[test]
fn e7_e8_and_e20_status_and_version_in_any_form() {
    for (status, expected) in [
        ("\"400\"", Some(400)),
        ("400", Some(400)),
        ("\"\"", None),
        ("\"Conflict\"", None),
        ("409.0", None),
        ("-1", None),
        ("65536", None),
        ("1e999", None),
        ("null", None),
        ("true", None),
        ("[409]", None),
    ] {
        let body = format!(r#"{{"status":{status},"userMessage":"m"}}"#);
        assert_eq!(
            read(body).expect("the contract").status(),
            expected,
            "{status}"
        );
    }
    for (version, expected) in [
        ("1.0", Some("1.0")),
        ("\"0.0.1\"", Some("0.0.1")),
        ("2", Some("2")),
        ("null", None),
        ("{}", None),
    ] {
        let body = format!(r#"{{"userMessage":"m","version":{version}}}"#);
        assert_eq!(
            read(body).expect("the contract").version(),
            expected,
            "{version}"
        );
    }
}

#[test]
fn e9_to_e11_all_members_and_strange_ones() {
    let body = r#"{
      "version": "1.0.0", "status": 409, "code": "API12345", "requestId": "50f0bd91-2ff4-4b8f-828f-00f170519ddb",
      "userMessage": "Message for the user", "developerMessage": "Verbose description of problem and how to fix it.",
      "moreInfo": "https://restapi/error/API12345/moreinfo", "userCode": "x", "Code": "y", "DeveloperMessage": [1]
    }"#;
    let error = read(body).expect("the contract");
    assert_eq!(error.code(), Some("API12345"));
    assert_eq!(
        error.request_id(),
        Some("50f0bd91-2ff4-4b8f-828f-00f170519ddb")
    );
    assert_eq!(
        error.developer_message(),
        Some("Verbose description of problem and how to fix it.")
    );
    assert_eq!(
        error.more_info(),
        Some("https://restapi/error/API12345/moreinfo")
    );
    assert_eq!(error.details(), None);
    let details = ValidationError::read(body.as_bytes(), true).and_then(|error| error.details());
    assert_eq!(
        details.as_deref(),
        Some(
            "Message for the user\ncode: API12345\nrequestId: 50f0bd91-2ff4-4b8f-828f-00f170519ddb\n\
             developerMessage: Verbose description of problem and how to fix it.\n\
             moreInfo: https://restapi/error/API12345/moreinfo\nversion: 1.0.0\nstatus: 409"
        )
    );
    let minimal =
        ValidationError::read(br#"{"userMessage":"m"}"#, true).and_then(|error| error.details());
    assert_eq!(minimal.as_deref(), Some("m"));
    // A wrong type is absent; a code may be a number.
    let error = read(r#"{"userMessage":"m","code":12345,"requestId":7,"developerMessage":{"a":[]},"moreInfo":false}"#)
        .expect("the contract");
    assert_eq!((error.code(), error.request_id()), (Some("12345"), None));
    assert_eq!((error.developer_message(), error.more_info()), (None, None));
}

#[test]
fn e12_to_e19_what_is_no_contract() {
    let deep = format!(
        r#"{{"userMessage":"m","x":{}{}}}"#,
        "[".repeat(32),
        "]".repeat(32)
    );
    for body in [
        "",
        "null",
        "\"\"",
        "\"An error has occured. Please retry.\"",
        "Tenant creation failed",
        "<html>userMessage</html>",
        "{}",
        "[{\"userMessage\":\"m\"}]",
        r#"{"ClassName":"System.Exception","Message":"m","InnerException":null}"#,
        r#"{"error":"invalid_grant","error_description":"d","error_codes":[50034]}"#,
        r#"{"error":"insufficient_scope"}"#,
        // Names are case-sensitive, and the message is a string.
        r#"{"UserMessage":"m"}"#,
        r#"{"userMessage":null}"#,
        r#"{"userMessage":409}"#,
        r#"{"userMessage":["m"]}"#,
        r#"{"error":{"userMessage":"m"}}"#,
        // Two messages are none, in disguise too; what is broken or too deep is no JSON to us.
        r#"{"userMessage":"a","userMessage":"b"}"#,
        r#"{"userMessage":"a","user\u004dessage":"b"}"#,
        r#"{"userMessage":"a","code":"1","code":"2"}"#,
        r#"{"userMessage":"m""#,
        r#"{"userMessage":"m"} x"#,
        r#"{"userMessage":"\ud800"}"#,
        r#"{"userMessage":"m","code":01}"#,
        &deep,
    ] {
        assert_eq!(read(body), None, "{body}");
    }
    assert_eq!(read(b"{\"userMessage\":\"\xff\"}"), None);
    let body = "\u{feff}{\"userMessage\":\"\"}";
    assert_eq!(read(body).expect("the contract").user_message(), "");
}

#[test]
fn debug_shows_no_text() {
    let body = br#"{"userMessage":"canary 1","code":"canary 2","requestId":"canary 3","developerMessage":"canary 4","status":409}"#;
    let error = ValidationError::read(body, true).expect("the contract");
    assert_eq!(
        format!("{error:?}"),
        "ValidationError { version: None, status: Some(409), code: Some(8 bytes), request_id: Some(8 bytes), \
         user_message: 8 bytes, developer_message: Some(8 bytes), more_info: None, .. }"
    );
}

#[test]
fn row_55_a_message_is_cut_and_cleaned() {
    assert_eq!(
        for_display("Please enter a valid e-mail."),
        "Please enter a valid e-mail."
    );
    assert_eq!(for_display(&"x".repeat(1024)), "x".repeat(1024));
    assert_eq!(
        for_display(&"x".repeat(1025)),
        format!("{}…", "x".repeat(1024))
    );
    // On a character boundary: 341 of three bytes are 1,023.
    assert_eq!(
        for_display(&"語".repeat(400)),
        format!("{}…", "語".repeat(341))
    );
    assert_eq!(for_display(&"😀".repeat(300_000)).len(), 1024 + 3);
    assert_eq!(for_display("a\r\n\tb\nc"), "a b c");
    assert_eq!(for_display("\u{1b}[31mred\u{0}\u{7f}\u{9b}"), "[31mred");
    assert_eq!(
        for_display("gpj\u{202e}exe\u{202c} \u{2066}x\u{2069}"),
        "gpjexe x"
    );
    assert_eq!(for_display("שלום\u{200f}!"), "שלום\u{200f}!");
    // What is not shown does not count: the message is cut once it is clean.
    assert_eq!(for_display(&format!("{}x", "\u{0}".repeat(5000))), "x");
    // HTML stays what it is: only whoever writes a page knows how to escape it.
    assert_eq!(for_display("<b>&amp;"), "<b>&amp;");
}
