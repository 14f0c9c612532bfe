//! The answers that are decoded, by their sizes.

use serde_json::{Value, json};

/// A flat answer of about 300 bytes: what the documents show, and what such an API sends beside.
pub(super) fn flat() -> Vec<u8> {
    let text = br#"{"version":"1.0.0","status":200,"requestId":"50f0bd91-2ff4-4b8f-828f-00f170519ddb","MembershipId":"en-1234-5678","loyaltyNumberIsNew":false,"points":128450,"tier":"gold","greeting":"Welcome back, Yuna","created":"2024-05-17T09:30:00Z","updated":"2026-01-05T18:02:11Z","active":true,"locale":"ko-KR"}"#;
    text.to_vec()
}

/// A nested answer of at least that many bytes: a list of mails with their recipients between what describes the page.
pub(super) fn nested(size: usize) -> Vec<u8> {
    let mut data: Vec<Value> = Vec::new();
    loop {
        let body = json!({
            "id": "msg_01HZX3",
            "meta": {"request": {"id": "50f0bd91-2ff4-4b8f-828f-00f170519ddb", "region": "koreacentral"}, "took": 12.5},
            "data": data,
            "page": {"total": 1280, "next": "https://api.example.com/v1/mails?page=2", "previous": null},
        });
        let text = serde_json::to_vec(&body).expect("a tree serializes");
        if text.len() >= size {
            return text;
        }
        data.push(mail(data.len()));
    }
}

fn mail(number: usize) -> Value {
    json!({
        "id": format!("mail-{number:06}"),
        "subject": format!("Order {number} has been shipped \u{2014} \"express\""),
        "to": [
            {"email": format!("user{number}@example.com"), "name": "Yuna Kim", "verified": true},
            {"email": "archive@example.com", "name": "Archive", "verified": false},
        ],
        "headers": {"x-priority": "1", "x-campaign": "autumn", "list-unsubscribe": "<https://example.com/u>"},
        "size": 18_231 + number,
        "score": 0.25,
        "labels": ["orders", "shipping", "2026"],
    })
}
