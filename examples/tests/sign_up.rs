//! `sign_up` as a program, over HTTP: what a person without scripts would do, with SQLite and with PostgreSQL.

#![allow(clippy::print_stderr, reason = "says what is skipped")]

#[path = "../../connector-flows/tests/store/folder.rs"]
mod folder;
#[path = "../../connector-flows/tests/store/postgres.rs"]
mod postgres;
#[path = "sign_up/program.rs"]
mod program;

use folder::Folder;
use program::{Page, Program};

fn sqlite(folder: &Folder) -> String {
    format!("sqlite://{}/sign_up.db?mode=rwc", folder.path().display())
}

const WHOLE: [(&str, &str); 3] = [
    ("displayName", "Kim Yuna"),
    ("city", "seoul"),
    ("postalCode", "12345"),
];

/// The user's id on the token page.
fn user(page: &Page) -> String {
    let (_, rest) = page
        .body
        .split_once("<th scope=\"row\">sub</th><td>")
        .unwrap_or_else(|| panic!("{}", page.body));
    rest.split('<').next().unwrap().to_owned()
}

#[test]
fn a_person_corrects_the_page_and_gets_a_token() {
    let folder = Folder::new();
    let program = Program::start(&sqlite(&folder));
    for (email, lang, refused) in [
        ("kim@example.com", "en", "A postal code has five digits."),
        (
            "kim@ko@example.com",
            "ko",
            "우편번호는 다섯 자리 숫자입니다.",
        ),
    ] {
        let page = program.begin(email, lang);
        assert!(page.body.contains(&format!("<html lang=\"{lang}\">")));
        // The first step knows people of that name.
        assert!(
            page.body.contains("name=\"city\" value=\"seoul\""),
            "{}",
            page.body
        );
        let empty = program.submit(&page.state(), &[("displayName", "")]);
        assert!(
            empty
                .body
                .contains("aria-describedby=\"displayName-fault\" autofocus"),
            "{}",
            empty.body
        );
        let page = program.submit(
            &page.state(),
            &[("displayName", "Kim <Y>"), ("postalCode", "12x")],
        );
        assert!(page.body.contains(refused), "{}", page.body);
        assert!(page.body.contains("value=\"12x\""));
        assert!(
            page.body.contains("value=\"Kim &#60;Y&#62;\""),
            "{}",
            page.body
        );
        let page = program.submit(&page.state(), &WHOLE);
        assert!(
            page.body.contains("<td>Seoul</td>"),
            "overwritten: {}",
            page.body
        );
        let id = user(&page);
        assert!(
            page.body.contains(&format!("<td>en-{}</td>", &id[..4])),
            "enriched: {}",
            page.body
        );
        // The next time there is no page.
        assert_eq!(user(&program.begin(email, lang)), id);
    }
}

#[test]
fn somebody_from_outside_waits_for_approval() {
    let folder = Folder::new();
    let program = Program::start(&sqlite(&folder));
    for (email, decision) in [
        ("lee@other.example", "approve"),
        ("park@other.example", "deny"),
    ] {
        let page = program.begin(email, "en");
        let page = program.submit(&page.state(), &WHOLE);
        assert!(
            page.body
                .contains("Your account is now waiting for approval."),
            "{}",
            page.body
        );
        assert!(
            program
                .begin(email, "ko")
                .body
                .contains("요청이 이미 처리 중입니다.")
        );
        let console = program.get(&program.console);
        assert!(console.body.contains(email));
        let id = console.field("id");
        let (_, key) = program.console.split_once("key=").unwrap();
        program.post(
            "/console",
            &[("key", key), ("id", &id), ("decision", decision)],
        );
        assert!(!program.get(&program.console).body.contains(email));
        let page = program.begin(email, "en");
        if decision == "approve" {
            assert_eq!(user(&page).len(), 32);
        } else {
            assert!(page.body.contains("Your sign-up was not approved."));
        }
    }
    assert_eq!(program.get("/console?key=guess").status, 404);
    assert_eq!(
        program
            .post("/console", &[("key", "guess"), ("decision", "approve")])
            .status,
        404
    );
}

#[test]
fn a_block_cannot_be_undone_by_going_back() {
    let folder = Folder::new();
    let program = Program::start(&sqlite(&folder));
    let state = program.begin("kim@example.com", "en").state();
    let page = program.submit(&state, &[("displayName", "Mallory")]);
    assert!(
        page.body.contains("Your sign-up was not approved."),
        "{}",
        page.body
    );
    let page = program.submit(&state, &WHOLE);
    assert!(
        page.body.contains("This sign-up has already ended"),
        "{}",
        page.body
    );
}

#[test]
fn a_page_that_is_changed_is_refused() {
    let folder = Folder::new();
    let program = Program::start(&sqlite(&folder));
    let state = program.begin("kim@example.com", "en").state();
    let middle = state.len() - 40;
    let other = if &state[middle..=middle] == "A" {
        "B"
    } else {
        "A"
    };
    let changed = format!("{}{other}{}", &state[..middle], &state[middle + 1..]);
    for state in [&*changed, "", "v1.1.x.1.AAAA"] {
        let page = program.submit(state, &WHOLE);
        assert_eq!(page.status, 400);
        assert!(page.body.contains("too old or was changed"));
    }
    // A code is good for one sign-in.
    assert_eq!(program.get("/flow?lang=en&code=guess").status, 303);
    assert_eq!(user(&program.submit(&state, &WHOLE)).len(), 32);
}

/// One replica is killed between two steps; the person finishes on two others, with two clicks at once.
fn one_replica_dies(database: &str) {
    let first = Program::start(database);
    let state = first.begin("kim@example.com", "en").state();
    drop(first);
    let (second, third) = (Program::start(database), Program::start(database));
    let ids = std::thread::scope(|scope| {
        let clicks = [&second, &third, &second, &third];
        let clicks = clicks.map(|program| scope.spawn(|| user(&program.submit(&state, &WHOLE))));
        clicks.map(|click| click.join().unwrap())
    });
    assert!(ids.iter().all(|id| *id == ids[0]), "{ids:?}");
    assert_eq!(user(&third.begin("kim@example.com", "en")), ids[0]);
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
