//! `sign_up` in a real browser. Skipped, with a line, where Chromium and its driver are not installed.
//!
//! Every page is kept as an image, in `target/tmp/sign_up`; with `SCREENSHOTS=write` beside the example, for its README.

#[path = "sign_up/accounts.rs"]
mod accounts;
#[path = "sign_up/chrome.rs"]
mod chrome;
#[path = "../../connector-flows/tests/store/folder.rs"]
mod folder;
#[path = "../../connector-flows/tests/store/postgres.rs"]
mod postgres;
#[path = "sign_up/program.rs"]
mod program;

use chrome::{Chrome, Person};
use folder::Folder;
use program::Program;
use thirtyfour::prelude::*;

fn sqlite(folder: &Folder) -> String {
    format!("sqlite://{}/sign_up.db?mode=rwc", folder.path().display())
}

async fn fill(person: &Person, name: &str, city: &str, postal_code: &str) {
    person.type_into("displayName", name).await;
    person.type_into("city", city).await;
    person.type_into("postalCode", postal_code).await;
    person.click("main button").await;
}

#[tokio::test]
async fn from_the_provider_to_the_token() {
    let Some(chrome) = Chrome::start() else {
        return;
    };
    let folder = Folder::new();
    let program = Program::start(&sqlite(&folder));
    let kim = chrome.person(true).await;
    kim.goto(&program, "/?lang=en").await;
    kim.photograph("1-start").await;
    kim.click(".button").await;
    kim.reads("Sign in to Example ID").await;
    kim.photograph("2-provider").await;
    kim.click("button").await;

    // Prefilled by the first step.
    kim.reads("Your details").await;
    assert_eq!(kim.value("displayName").await, "Kim Yuna");
    assert_eq!(kim.value("city").await, "Seoul");
    assert_eq!(kim.value("postalCode").await, "04524");
    labelled(&kim).await;
    kim.photograph("3-details").await;

    // Refused by the second, with a text for one field; what was typed stays.
    fill(&kim, "kim YUNA", "busan", "12x").await;
    kim.reads("A postal code has five digits.").await;
    assert_eq!(
        kim.focus().await.attr("role").await.unwrap().as_deref(),
        Some("alert")
    );
    assert_eq!(kim.value("displayName").await, "kim YUNA");
    assert_eq!(kim.value("postalCode").await, "12x");
    let field = kim.see("#postalCode").await;
    let described = field.attr("aria-describedby").await.unwrap().unwrap();
    let text = kim
        .see(&format!("#{described}"))
        .await
        .text()
        .await
        .unwrap();
    assert_eq!(text, "A postal code has five digits.");
    assert!(kim.0.title().await.unwrap().starts_with("Error: "));
    kim.photograph("4-field-message").await;
    // And with one for the whole form.
    fill(&kim, "kim YUNA", "Atlantis", "04524").await;
    kim.reads("There is no library in this city.").await;
    kim.photograph("5-form-message").await;

    // Overwritten, and enriched by the third step.
    fill(&kim, "kim YUNA", "busan", "04524").await;
    kim.reads("You are signed in").await;
    kim.reads("Kim Yuna").await;
    kim.reads("Busan").await;
    let id = kim.user().await;
    kim.reads(&format!("en-{}", &id[..4])).await;
    kim.photograph("6-token").await;

    // A block page, and no way back into the flow.
    kim.begin(&program, "mal@example.com", "en").await;
    fill(&kim, "Mallory", "Seoul", "04524").await;
    kim.reads("We could not verify who you are.").await;
    kim.photograph("7-block").await;
    kim.0.back().await.unwrap();
    kim.reads("We could not verify who you are.").await;
    kim.begin(&program, "kim@denied.example", "en").await;
    kim.reads("Addresses of this company cannot be used here.")
        .await;

    // The same pages in Korean.
    kim.begin(&program, "kim@ko.example.com", "ko").await;
    kim.reads("회원 정보").await;
    labelled(&kim).await;
    fill(&kim, "김유나", "서울", "4").await;
    kim.reads("우편번호는 다섯 자리 숫자입니다.").await;
    kim.photograph("4-field-message-ko").await;
    kim.leave().await;
}

/// Every field has a label that says something, and the page its language.
async fn labelled(person: &Person) {
    let lang = person.see("html").await.attr("lang").await.unwrap();
    assert!(matches!(lang.as_deref(), Some("en" | "ko")));
    let fields = person
        .0
        .find_all(By::Css("main input:not([type=hidden])"))
        .await
        .unwrap();
    assert!(!fields.is_empty());
    for field in fields {
        let id = field.attr("id").await.unwrap().unwrap();
        let label = person.see(&format!("label[for={id}]")).await;
        assert!(!label.text().await.unwrap().is_empty(), "{id}");
    }
}

#[tokio::test]
async fn somebody_approves_in_a_second_browser() {
    let Some(chrome) = Chrome::start() else {
        return;
    };
    let folder = Folder::new();
    let program = Program::start(&sqlite(&folder));
    let (lee, operator) = (chrome.person(true).await, chrome.person(true).await);
    lee.goto(&program, "/console").await;
    lee.reads("This page has a key").await;
    lee.begin(&program, "lee@other.example", "en").await;
    fill(&lee, "lee jun", "busan", "48058").await;
    lee.reads("Your account now waits for approval.").await;
    lee.photograph("8-pending").await;
    lee.begin(&program, "lee@other.example", "en").await;
    lee.reads("Your request is already being processed.").await;

    operator.goto(&program, &program.console).await;
    // The key is out of the address at once.
    assert!(
        operator
            .0
            .current_url()
            .await
            .unwrap()
            .query()
            .is_none_or(|query| !query.contains("key"))
    );
    operator.reads("lee@other.example").await;
    // What the connector before overwrote is what is approved.
    operator.reads("Lee Jun").await;
    operator.photograph("9-console").await;
    operator.click("[value=approve]").await;
    operator.reads("Nobody waits.").await;

    lee.begin(&program, "lee@other.example", "en").await;
    lee.reads("You are signed in").await;
    assert_eq!(lee.user().await.len(), 32);
    lee.leave().await;
    operator.leave().await;
}

#[tokio::test]
async fn what_goes_wrong_is_told_in_both_languages() {
    let Some(chrome) = Chrome::start() else {
        return;
    };
    let folder = Folder::new();
    let program = Program::start(&sqlite(&folder));
    let (kim, operator) = (chrome.person(true).await, chrome.person(true).await);
    operator
        .goto(&program, &format!("{}&lang=en", program.panel))
        .await;
    for (lang, down, slow) in [
        (
            "en",
            "We cannot process your request right now.",
            "There was no answer within 2 seconds.",
        ),
        (
            "ko",
            "지금은 요청을 처리할 수 없습니다.",
            "2초 안에 응답이 오지 않았습니다.",
        ),
    ] {
        // Down before the page: a page with a button. Nothing is created meanwhile.
        break_apis(&operator, "down").await;
        kim.begin(&program, &format!("kim@{lang}.example.com"), lang)
            .await;
        kim.reads(down).await;
        kim.photograph(&format!("10-down-{lang}")).await;
        break_apis(&operator, "none").await;
        kim.click("[value=retry]").await;
        kim.see("#displayName").await;
        // Slow behind the page: the page, with all that was typed.
        break_apis(&operator, "slow").await;
        fill(&kim, "Kim", "Seoul", "04524").await;
        kim.reads(slow).await;
        assert_eq!(kim.value("city").await, "Seoul");
        break_apis(&operator, "none").await;
    }
    operator.goto(&program, "/panel?lang=en").await;
    operator.reads("POST /verify-identity").await;
    operator.reads("No answer").await;
    operator.photograph("11-exchanges").await;
    let shown = operator.0.source().await.unwrap();
    for value in ["kim@", "Seoul", "서울", "04524"] {
        assert!(!shown.contains(value), "`{value}` on the panel");
    }
    kim.leave().await;
    operator.leave().await;
}

async fn break_apis(operator: &Person, fault: &str) {
    operator.click(&format!("[value={fault}]")).await;
    operator.click("button").await;
    // The page is a new one when the switch stands where it was put.
    operator.see(&format!("[value={fault}][checked]")).await;
}

#[tokio::test]
async fn twice_back_in_two_tabs_and_tampered() {
    let Some(chrome) = Chrome::start() else {
        return;
    };
    let folder = Folder::new();
    let program = Program::start(&sqlite(&folder));
    let kim = chrome.person(true).await;

    // A double click.
    kim.begin(&program, "kim@example.com", "en").await;
    let button = kim.see("main button").await;
    kim.0
        .action_chain()
        .double_click_element(&button)
        .perform()
        .await
        .unwrap();
    kim.reads("You are signed in").await;
    let id = kim.user().await;
    // Back is where the run is, and not a form that could be sent again.
    kim.0.back().await.unwrap();
    kim.see("h1").await;
    kim.begin(&program, "kim@example.com", "en").await;
    assert_eq!(kim.user().await, id);

    // Two tabs of one run, both with the page before them: both send it.
    kim.begin(&program, "lee@example.com", "en").await;
    let page = kim.0.current_url().await.unwrap();
    let first = kim.0.window().await.unwrap();
    let second = kim.0.new_tab().await.unwrap();
    kim.0.switch_to_window(second).await.unwrap();
    kim.0.goto(page.as_str()).await.unwrap();
    fill(&kim, "Lee", "Busan", "48058").await;
    let id = kim.user().await;
    kim.0.switch_to_window(first).await.unwrap();
    fill(&kim, "Somebody Else", "Seoul", "04524").await;
    assert_eq!(kim.user().await, id);
    assert_eq!(accounts::count(&sqlite(&folder)).await, 2);

    // A state that was changed.
    kim.begin(&program, "park@example.com", "en").await;
    let mut cookies = kim.0.get_all_cookies().await.unwrap();
    let mut state = cookies.remove(
        cookies
            .iter()
            .position(|cookie| cookie.name == "state0")
            .unwrap(),
    );
    assert_eq!(state.http_only, Some(true));
    let end = state.value.split_off(state.value.len() - 8);
    state.value.push_str(if end.starts_with('A') {
        "BAAAAAAA"
    } else {
        "AAAAAAAA"
    });
    kim.0.add_cookie(state).await.unwrap();
    kim.click("main button").await;
    kim.reads("Please begin again").await;
    kim.photograph("12-tampered").await;
    kim.leave().await;
}

#[tokio::test]
async fn without_scripts() {
    let Some(chrome) = Chrome::start() else {
        return;
    };
    let folder = Folder::new();
    let program = Program::start(&sqlite(&folder));
    let kim = chrome.person(false).await;
    // It is true that there are none.
    kim.0
        .goto("data:text/html,<title>off</title><script>document.title='on'</script>")
        .await
        .unwrap();
    assert_eq!(kim.0.title().await.unwrap(), "off");
    kim.begin(&program, "kim@example.com", "ko").await;
    fill(&kim, "김유나", "아틀란티스", "x").await;
    kim.reads("우편번호는 다섯 자리 숫자입니다.").await;
    fill(&kim, "김유나", "서울", "04524").await;
    kim.reads("로그인되었습니다").await;
    assert_eq!(kim.user().await.len(), 32);
    kim.photograph("6-token-ko").await;
    kim.leave().await;
}

/// The replica on which the sign-up began is killed between two steps: the browser finishes on the other.
async fn one_replica_dies(database: &str) {
    let Some(chrome) = Chrome::start() else {
        return;
    };
    let kim = chrome.person(true).await;
    let (first, second) = (Program::start(database), Program::start(database));
    kim.begin(&first, "kim@example.com", "en").await;
    let page = kim.0.current_url().await.unwrap();
    drop(first);
    kim.goto(&second, page.path()).await;
    fill(&kim, "kim yuna", "seoul", "04524").await;
    let id = kim.user().await;
    kim.begin(&second, "kim@example.com", "en").await;
    assert_eq!(kim.user().await, id);
    assert_eq!(accounts::count(database).await, 1);
    kim.leave().await;
}

#[tokio::test]
async fn the_browser_finishes_on_another_replica_with_sqlite() {
    let folder = Folder::new();
    one_replica_dies(&sqlite(&folder)).await;
}

#[tokio::test]
async fn the_browser_finishes_on_another_replica_with_postgresql() {
    if let Some(server) = postgres::Server::start() {
        one_replica_dies(&server.url()).await;
    }
}
