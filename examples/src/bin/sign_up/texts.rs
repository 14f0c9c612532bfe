//! What the pages say, in English and Korean.

/// The texts of one language.
pub(crate) struct Texts {
    pub(crate) lang: &'static str,
    pub(crate) locale: &'static str,
    pub(crate) other: &'static str,
    pub(crate) other_name: &'static str,
    pub(crate) start: &'static str,
    pub(crate) start_text: &'static str,
    pub(crate) to_provider: &'static str,
    pub(crate) provider: &'static str,
    pub(crate) provider_text: &'static str,
    pub(crate) email: &'static str,
    pub(crate) sign_in: &'static str,
    pub(crate) attributes: &'static str,
    pub(crate) required: &'static str,
    pub(crate) missing: &'static str,
    pub(crate) no_integer: &'static str,
    pub(crate) go_on: &'static str,
    pub(crate) failed: &'static str,
    pub(crate) failed_text: &'static str,
    pub(crate) retry: &'static str,
    pub(crate) blocked: &'static str,
    pub(crate) taken: &'static str,
    pub(crate) ended: &'static str,
    pub(crate) refused: &'static str,
    pub(crate) again: &'static str,
    pub(crate) token: &'static str,
    pub(crate) token_text: &'static str,
    pub(crate) claim: &'static str,
    pub(crate) value: &'static str,
    pub(crate) console: &'static str,
    pub(crate) nobody_waits: &'static str,
    pub(crate) approve: &'static str,
    pub(crate) deny: &'static str,
    /// The labels of the attributes, by name.
    labels: [(&'static str, &'static str); 4],
    pub(crate) postal_code: &'static str,
    pub(crate) asked: &'static str,
    pub(crate) pending: &'static str,
    pub(crate) denied: &'static str,
    pub(crate) nobody: &'static str,
}

impl Texts {
    /// The texts for a language tag, English for any but Korean.
    pub(crate) fn of(tag: &str) -> &'static Self {
        if tag.starts_with("ko") {
            &KOREAN
        } else {
            &ENGLISH
        }
    }

    pub(crate) fn label<'n>(&self, name: &'n str) -> &'n str {
        let label = self.labels.iter().find(|(known, _)| *known == name);
        label.map_or(name, |(_, label)| label)
    }
}

static ENGLISH: Texts = Texts {
    lang: "en",
    locale: "en-US",
    other: "ko",
    other_name: "한국어",
    start: "Sign up",
    start_text: "Create an account with an identity provider that is made up for this example.",
    to_provider: "Continue with Example ID",
    provider: "Example ID",
    provider_text: "This page stands for another company's. It believes whatever you type.",
    email: "E-mail address",
    sign_in: "Sign in",
    attributes: "Your details",
    required: "required",
    missing: "Please fill in this field.",
    no_integer: "Please enter a whole number.",
    go_on: "Create account",
    failed: "Please wait a moment",
    failed_text: "Something does not answer. Please try again.",
    retry: "Try again",
    blocked: "Sign-up has ended",
    taken: "You have an account already. Please sign in with it.",
    ended: "This sign-up has already ended, in another window.",
    refused: "This page is too old or was changed. Please begin again.",
    again: "Back to the beginning",
    token: "You are signed in",
    token_text: "The application gets these claims:",
    claim: "Claim",
    value: "Value",
    console: "Sign-ups that wait for you",
    nobody_waits: "Nobody waits.",
    approve: "Approve",
    deny: "Deny",
    labels: [
        ("displayName", "Name"),
        ("jobTitle", "Job title"),
        ("city", "City"),
        ("postalCode", "Postal code"),
    ],
    postal_code: "A postal code has five digits.",
    asked: "Your account is now waiting for approval.",
    pending: "Your request is already being processed.",
    denied: "Your sign-up was not approved.",
    nobody: "Your sign-up cannot be approved without an e-mail address.",
};

static KOREAN: Texts = Texts {
    lang: "ko",
    locale: "ko-KR",
    other: "en",
    other_name: "English",
    start: "회원 가입",
    start_text: "이 예제를 위해 만든 ID 공급자로 계정을 만듭니다.",
    to_provider: "Example ID로 계속",
    provider: "Example ID",
    provider_text: "다른 회사의 페이지를 대신합니다. 입력한 내용을 그대로 믿습니다.",
    email: "이메일 주소",
    sign_in: "로그인",
    attributes: "회원 정보",
    required: "필수",
    missing: "이 항목을 입력해 주세요.",
    no_integer: "정수를 입력해 주세요.",
    go_on: "계정 만들기",
    failed: "잠시 기다려 주세요",
    failed_text: "응답이 없습니다. 다시 시도해 주세요.",
    retry: "다시 시도",
    blocked: "가입이 종료되었습니다",
    taken: "이미 계정이 있습니다. 그 계정으로 로그인해 주세요.",
    ended: "이 가입은 다른 창에서 이미 종료되었습니다.",
    refused: "페이지가 오래되었거나 변경되었습니다. 처음부터 다시 시작해 주세요.",
    again: "처음으로",
    token: "로그인되었습니다",
    token_text: "애플리케이션이 받는 클레임입니다.",
    claim: "클레임",
    value: "값",
    console: "승인을 기다리는 가입",
    nobody_waits: "기다리는 사람이 없습니다.",
    approve: "승인",
    deny: "거부",
    labels: [
        ("displayName", "이름"),
        ("jobTitle", "직함"),
        ("city", "도시"),
        ("postalCode", "우편번호"),
    ],
    postal_code: "우편번호는 다섯 자리 숫자입니다.",
    asked: "계정이 승인을 기다리고 있습니다.",
    pending: "요청이 이미 처리 중입니다.",
    denied: "가입이 승인되지 않았습니다.",
    nobody: "이메일 주소가 없으면 가입을 승인할 수 없습니다.",
};
