//! `sign_up` as a program, over HTTP: what a person without scripts would do, with SQLite and with PostgreSQL.

#[path = "sign_up/accounts.rs"]
mod accounts;
#[path = "../../connector-flows/tests/store/folder.rs"]
mod folder;
#[path = "../../connector-flows/tests/store/postgres.rs"]
mod postgres;
#[path = "sign_up/program.rs"]
mod program;
#[path = "sign_up/visitor.rs"]
mod visitor;

use folder::Folder;
use program::Program;
use visitor::Visitor;

fn sqlite(folder: &Folder) -> String {
    format!("sqlite://{}/sign_up.db?mode=rwc", folder.path().display())
}

const WHOLE: [(&str, &str); 3] = [
    ("displayName", "kim YUNA"),
    ("city", "seoul"),
    ("postalCode", "04524"),
];

#[test]
fn a_person_corrects_the_page_and_gets_a_token() {
    let folder = Folder::new();
    let program = Program::start(&sqlite(&folder));
    for (email, lang, form, field, known) in [
        (
            "kim@example.com",
            "en",
            "There is no library in this city.",
            "A postal code has five digits.",
            "value=\"Seoul\"",
        ),
        (
            "kim@ko@example.com",
            "ko",
            "이 도시에는 도서관이 없습니다.",
            "우편번호는 다섯 자리 숫자입니다.",
            "value=\"서울\"",
        ),
    ] {
        let mut visitor = Visitor::default();
        let page = visitor.begin(&program, email, lang);
        page.shows(&format!("<html lang=\"{lang}\">"));
        page.shows(known);
        let empty = visitor.submit(&program, &page, &[("displayName", "")]);
        empty.shows("aria-invalid=\"true\" aria-describedby=\"displayName-fault\"");
        empty.shows("role=\"alert\" tabindex=\"-1\" autofocus");
        // A text for one field, and one for the whole form; what was typed stays, as text.
        let typed = [("displayName", "Kim <Y>\""), ("postalCode", "12x")];
        let page = visitor.submit(&program, &page, &typed);
        page.shows(&format!("id=\"postalCode-fault\">{field}"));
        page.shows("value=\"12x\"");
        page.shows("value=\"Kim &#60;Y&#62;&#34;\"");
        let typed = [("displayName", "Kim"), ("city", "Atlantis")];
        visitor.submit(&program, &page, &typed).shows(form);
        let token = visitor.submit(&program, &page, &WHOLE);
        token.shows("<td>Kim Yuna</td>");
        token.shows("<td>Seoul</td>");
        let id = token.user();
        token.shows(&format!("<td>en-{}</td>", &id[..4]));
        // Loaded again, and sent again: the same.
        assert_eq!(visitor.get(&program, &page.path).user(), id);
        assert_eq!(visitor.submit(&program, &page, &WHOLE).user(), id);
        // The next time there is no page.
        assert_eq!(Visitor::default().begin(&program, email, lang).user(), id);
    }
}

#[test]
fn somebody_from_outside_waits_for_approval() {
    let folder = Folder::new();
    let program = Program::start(&sqlite(&folder));
    let mut operator = Visitor::default();
    assert_eq!(operator.get(&program, "/console").status, 403);
    for path in ["/console?key=guess", "/panel?key=guess"] {
        assert_eq!(operator.get(&program, path).status, 403);
    }
    operator
        .get(&program, &program.console)
        .shows("Nobody waits.");
    for (email, decision) in [
        ("lee@other.example", "approve"),
        ("park@other.example", "deny"),
    ] {
        let mut visitor = Visitor::default();
        let page = visitor.begin(&program, email, "en");
        let page = visitor.submit(&program, &page, &WHOLE);
        page.shows("Your account now waits for approval.");
        let page = Visitor::default().begin(&program, email, "ko");
        page.shows("요청이 이미 처리 중입니다.");
        let console = operator.get(&program, "/console");
        console.shows(email);
        let form = [("id", &*console.field("id")), ("decision", decision)];
        assert_eq!(visitor.post(&program, "/console", &form).status, 403);
        let console = operator.post(&program, "/console", &form);
        assert!(!console.body.contains(email));
        let page = Visitor::default().begin(&program, email, "en");
        if decision == "approve" {
            assert_eq!(page.user().len(), 32);
        } else {
            page.shows("Your sign-up was not approved.");
        }
    }
}

#[test]
fn a_block_cannot_be_undone_by_going_back() {
    let folder = Folder::new();
    let program = Program::start(&sqlite(&folder));
    let mut visitor = Visitor::default();
    let page = visitor.begin(&program, "kim@example.com", "en");
    // The cookies from before the block.
    let mut before = visitor.clone();
    let blocked = visitor.submit(&program, &page, &[("displayName", "Mallory")]);
    blocked.shows("We could not verify who you are.");
    visitor
        .get(&program, &page.path)
        .shows("We could not verify who you are.");
    before
        .submit(&program, &page, &WHOLE)
        .shows("This sign-up has already ended");
    // On the deny list there is not even a page.
    let denied = Visitor::default().begin(&program, "kim@denied.example", "en");
    denied.shows("Addresses of this company cannot be used here.");
}

#[test]
fn a_state_that_is_changed_or_of_another_browser_is_refused() {
    let folder = Folder::new();
    let program = Program::start(&sqlite(&folder));
    let mut visitor = Visitor::default();
    let page = visitor.begin(&program, "kim@example.com", "en");
    let mut old = visitor.clone();
    let whole = visitor.jar[&(page.path.clone(), "state0".to_owned())].clone();
    let (middle, last) = (whole.len() - 40, whole.len() - 1);
    for at in [0, 3, 40, middle, last] {
        let other = if &whole[at..=at] == "A" { "B" } else { "A" };
        let changed = format!("{}{other}{}", &whole[..at], &whole[at + 1..]);
        let mut tampered = visitor.clone();
        let key = (page.path.clone(), "state0".to_owned());
        tampered.jar.insert(key, changed);
        let refused = tampered.submit(&program, &page, &WHOLE);
        assert_eq!(refused.status, 400);
        refused.shows("This page is too old, was changed, or belongs to another browser.");
    }
    // Another run's state, and none.
    let mut other = Visitor::default();
    let elsewhere = other.begin(&program, "lee@example.com", "en");
    let state = other.jar[&(elsewhere.path.clone(), "state0".to_owned())].clone();
    other
        .jar
        .insert((page.path.clone(), "state0".to_owned()), state);
    assert_eq!(other.submit(&program, &page, &WHOLE).status, 400);
    assert_eq!(
        Visitor::default().submit(&program, &page, &WHOLE).status,
        400
    );
    // A code of the provider is good in the browser that left for it.
    assert_eq!(
        visitor.get(&program, "/flow?lang=en&code=guess").status,
        400
    );
    let form = [
        ("email", "kim@example.com"),
        ("lang", "en"),
        ("state", &*"0".repeat(64)),
    ];
    assert_eq!(
        Visitor::default().post(&program, "/provider", &form).status,
        400
    );
    // The state from before the user was created creates no second one.
    let id = visitor.submit(&program, &page, &WHOLE).user();
    assert_eq!(old.submit(&program, &page, &WHOLE).user(), id);
}

#[test]
fn two_tabs_of_one_browser_sign_up_at_once() {
    let folder = Folder::new();
    let program = Program::start(&sqlite(&folder));
    let mut visitor = Visitor::default();
    let left = [(); 2].map(|()| visitor.get(&program, "/begin?lang=en").field("state"));
    let emails = ["kim@example.com", "lee@example.com"];
    let pages = [0, 1].map(|tab| {
        let form = [
            ("email", emails[tab]),
            ("lang", "en"),
            ("state", &*left[tab]),
        ];
        visitor.post(&program, "/provider", &form)
    });
    let tokens = pages.map(|page| visitor.submit(&program, &page, &WHOLE));
    for (token, email) in tokens.iter().zip(emails) {
        token.shows(email);
    }
    assert_ne!(tokens[0].user(), tokens[1].user());
}

#[test]
fn a_form_of_another_site_is_not_taken() {
    let folder = Folder::new();
    let program = Program::start(&sqlite(&folder));
    let mut visitor = Visitor::default();
    let page = visitor.begin(&program, "kim@example.com", "en");
    for strange in [
        "Sec-Fetch-Site: cross-site",
        "Sec-Fetch-Site: same-site",
        "Origin: null",
        "Origin: http://evil.example",
        "Origin: http://127.0.0.1:1",
    ] {
        visitor.headers = vec![strange.to_owned()];
        assert_eq!(
            visitor.submit(&program, &page, &WHOLE).status,
            403,
            "{strange}"
        );
    }
    visitor.headers = vec![
        "Sec-Fetch-Site: same-origin".to_owned(),
        format!("Origin: http://{}", program.pages),
    ];
    let token = visitor.submit(&program, &page, &WHOLE);
    assert_eq!(token.user().len(), 32);
    for header in [
        "content-security-policy: default-src 'none';",
        "frame-ancestors 'none'",
        "referrer-policy: same-origin",
        "x-content-type-options: nosniff",
        "cache-control: no-store",
    ] {
        assert!(token.head.contains(header), "{header}: {}", token.head);
    }
}

#[test]
fn the_apis_know_who_calls() {
    let folder = Folder::new();
    let program = Program::start(&sqlite(&folder));
    for path in [
        "/look-up",
        "/verify-identity",
        "/validate",
        "/reformat",
        "/audit",
        "/notify",
        "/enrich",
        "/check-approval-status",
        "/request-approval",
    ] {
        for stranger in ["", "Authorization: Basic Z3Vlc3Q6Z3Vlc3Q=\r\n"] {
            let head = format!(
                "POST {path} HTTP/1.1\r\n{stranger}Content-Type: application/json\r\nContent-Length: 2\r\n"
            );
            let answer = Visitor::default().send(&program.apis, &head, path, "{}");
            assert_eq!(answer.status, 401, "{path}");
        }
    }
}

#[test]
fn each_fault_has_its_sentence_and_loses_nothing() {
    let folder = Folder::new();
    let program = Program::start(&sqlite(&folder));
    let mut operator = Visitor::default();
    operator
        .get(&program, &program.panel)
        .shows("No exchange yet.");
    let mut visitor = Visitor::default();
    let page = visitor.begin(&program, "kim@example.com", "ko");
    for (fault, sentence) in [
        ("slow", "2초 안에 응답이 오지 않았습니다."),
        ("refused", "지금은 요청을 처리할 수 없습니다."),
        ("malformed", "지금은 요청을 처리할 수 없습니다."),
        ("fail-once", "지금은 요청을 처리할 수 없습니다."),
        ("down", "지금은 요청을 처리할 수 없습니다."),
    ] {
        operator.post(&program, "/panel", &[("fault", fault)]);
        let failed = visitor.submit(&program, &page, &WHOLE);
        failed.shows(sentence);
        failed.shows("value=\"kim YUNA\"");
        assert!(!failed.body.contains("aria-invalid"));
    }
    operator.post(&program, "/panel", &[("fault", "none")]);
    let token = visitor.submit(&program, &page, &WHOLE);
    let id = token.user();
    // The panel knows of each call, and of nobody's claims.
    let panel = operator.get(&program, "/panel");
    panel.shows("POST /verify-identity");
    panel.shows("Basic ••••••");
    for value in ["kim@", "YUNA", "Yuna", "eoul", "04524", &*id] {
        assert!(!panel.body.contains(value), "`{value}` in {}", panel.body);
    }
}

/// One replica is killed between two steps; the person finishes on two others, with four clicks at once.
fn one_replica_dies(database: &str) {
    let first = Program::start(database);
    let mut visitor = Visitor::default();
    let page = visitor.begin(&first, "kim@example.com", "en");
    drop(first);
    let (second, third) = (Program::start(database), Program::start(database));
    let ids = std::thread::scope(|scope| {
        let clicks = [&second, &third, &second, &third];
        let clicks = clicks.map(|program| {
            let (mut visitor, page) = (visitor.clone(), &page);
            scope.spawn(move || visitor.submit(program, page, &WHOLE).user())
        });
        clicks.map(|click| click.join().unwrap())
    });
    assert!(ids.iter().all(|id| *id == ids[0]), "{ids:?}");
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .unwrap();
    assert_eq!(runtime.block_on(accounts::count(database)), 1);
    let again = Visitor::default().begin(&third, "kim@example.com", "en");
    assert_eq!(again.user(), ids[0]);
}

#[test]
fn another_replica_goes_on_with_sqlite() {
    let folder = Folder::new();
    one_replica_dies(&sqlite(&folder));
}

#[test]
fn another_replica_goes_on_with_postgresql() {
    if let Some(server) = postgres::Server::start() {
        one_replica_dies(&server.url());
    }
}
