//! Profiles that people wrote, as a policy: what it holds, and what is said of the rest.

#![cfg(all(feature = "export", feature = "client"))]
#![allow(missing_docs, reason = "the claims of tests say what they are")]

use connector_runtime::export::Policy;
use connector_runtime::{MessageId, Messages, Secret, technical_profile};

#[expect(clippy::needless_pass_by_value, reason = "`map` hands the value over")]
fn trimmed(value: String) -> String {
    value.trim().to_owned()
}

/// Registers <a member> & more.
#[technical_profile(
    id = "REST-Register",
    service_url = "https://crm.example.com/{tenant}/members?v=1",
    auth = [Basic(username_key = "B2C_1A_Id", password_key = "B2C_1A_Secret"), ApiKeyQuery("code", key = "B2C_1A_Code")],
    method = Put,
    timeout = "5s",
    retries = 2,
    debug_mode = true,
    user_message_if_request_timeout = "Wait & \"try\" again",
    rename_all = "camelCase"
)]
#[derive(Debug, Clone)]
pub struct Register {
    #[input(send_in = Url)]
    pub tenant: String,
    #[input(map = |value: String| value.to_lowercase())]
    pub email: String,
    #[input(map = trimmed)]
    pub given_name: Option<String>,
    #[claim]
    pub surname: String,
    #[input(value = format!("{} {}", email, surname))]
    pub full_name: String,
    #[input(value = i32::from(surname.is_empty()))]
    pub length: i32,
    #[input(default = -1)]
    pub points: Option<i64>,
    #[input(resolve = "{Culture:RFC5646}", partner = "lang")]
    #[output]
    pub language: String,
    #[input(resolve = "{Claim:surname}")]
    pub copied: String,
    #[output(path = "data[0].odd.level", default = "bronze")]
    pub level: String,
    #[output(path = "['a.b'].x")]
    pub odd: Option<f64>,
    #[output(json)]
    pub tags: Vec<String>,
    #[output(value = level.is_empty())]
    pub is_new: bool,
    #[output(value = odd.is_some())]
    pub is_odd: bool,
}

#[technical_profile(
    id = "REST-Token",
    service_url = "https://crm.example.com/mine",
    auth = OAuth2ClientCredentials(
        token_url = "https://login.example.com/token",
        client_id_key = "B2C_1A_Id",
        client_secret_key = "B2C_1A_Secret",
        scope = "crm/.default"
    ),
    send_claims_in = Header
)]
#[derive(Debug, Clone)]
pub struct Mine {
    #[input(partner = "x-user")]
    pub user: Secret<String>,
    #[output(path = "$")]
    pub whole: String,
}

fn lines(xml: &str) -> Vec<&str> {
    xml.lines().map(str::trim).collect()
}

#[test]
fn a_policy_says_what_a_policy_can_say() {
    let policy = Policy::new("B2C_1A_Crm")
        .tenant("contoso.onmicrosoft.com")
        .base("B2C_1A_Base")
        .with::<Register>();
    let xml = policy.to_xml();
    let found = lines(&xml);
    for line in [
        "<TrustFrameworkPolicy xmlns=\"http://schemas.microsoft.com/online/cpim/schemas/2013/06\" PolicySchemaVersion=\"0.3.0.0\" TenantId=\"contoso.onmicrosoft.com\" PolicyId=\"B2C_1A_Crm\" PublicPolicyUri=\"http://contoso.onmicrosoft.com/B2C_1A_Crm\">",
        "<PolicyId>B2C_1A_Base</PolicyId>",
        "<ClaimType Id=\"givenName\">",
        "<DisplayName>Registers &lt;a member&gt; &amp; more.</DisplayName>",
        "<Item Key=\"ServiceUrl\">https://crm.example.com/{tenant}/members?v=1&amp;code=B2C_1A_Code</Item>",
        "<Item Key=\"AuthenticationType\">Basic</Item>",
        "<Item Key=\"SendClaimsIn\">Body</Item>",
        "<Item Key=\"IncludeClaimResolvingInClaimsHandling\">true</Item>",
        "<Item Key=\"ResolveJsonPathsInJsonTokens\">true</Item>",
        "<Item Key=\"DebugMode\">true</Item>",
        "<Item Key=\"UserMessageIfRequestTimeout\">Wait &amp; &quot;try&quot; again</Item>",
        "<Key Id=\"BasicAuthenticationPassword\" StorageReferenceId=\"B2C_1A_Secret\" />",
        "<InputClaim ClaimTypeReferenceId=\"email\" Required=\"true\" />",
        "<InputClaim ClaimTypeReferenceId=\"givenName\" />",
        "<InputClaim ClaimTypeReferenceId=\"points\" DefaultValue=\"-1\" />",
        "<InputClaim ClaimTypeReferenceId=\"language\" PartnerClaimType=\"lang\" DefaultValue=\"{Culture:RFC5646}\" AlwaysUseDefaultValue=\"true\" Required=\"true\" />",
        "<InputClaim ClaimTypeReferenceId=\"copied\" DefaultValue=\"{Claim:surname}\" AlwaysUseDefaultValue=\"true\" Required=\"true\" />",
        "<InputParameter Id=\"stringFormat\" DataType=\"string\" Value=\"{0} {1}\" />",
        "<InputClaimsTransformation ReferenceId=\"REST-Register-fullName\" />",
        "<OutputClaim ClaimTypeReferenceId=\"language\" PartnerClaimType=\"lang\" />",
        "<OutputClaim ClaimTypeReferenceId=\"level\" PartnerClaimType=\"data[0].odd.level\" DefaultValue=\"bronze\" />",
        "<OutputClaim ClaimTypeReferenceId=\"odd\" PartnerClaimType=\"['a.b'].x\" />",
        "<ClaimsTransformation Id=\"REST-Register-isOdd\" TransformationMethod=\"DoesClaimExist\">",
        "<OutputClaimsTransformation ReferenceId=\"REST-Register-isOdd\" />",
    ] {
        assert!(found.contains(&line), "{line}\n{xml}");
    }
}

#[test]
fn what_a_policy_cannot_say_is_said_beside_it() {
    let policy = Policy::new("B2C_1A_Crm").with::<Register>();
    let remarks = policy.remarks();
    for (claim, word) in [
        ("verb", "its verb is PUT, and `SendClaimsIn` fixes POST"),
        ("timeout", "`timeout` is fixed"),
        ("retries", "`retries` is fixed"),
        ("tenant", "`tenant` goes to another place (Url)"),
        ("code", "the key stands in the URL"),
        ("trimmed", "`given_name` is computed by `trimmed`"),
        (
            "length",
            "`length` is computed by `i32::from(surname.is_empty())`",
        ),
        ("odd", "`odd` is of type `Option<f64>`"),
        ("tags", "`tags` is a JSON document inside a string"),
        ("is_new", "`is_new` is computed by `level.is_empty()`"),
    ] {
        let found = remarks.iter().any(|remark| remark.contains(word));
        assert!(found, "{claim}: {remarks:#?}");
        let commented = lines(&policy.to_xml())
            .iter()
            .any(|line| line.starts_with("<!-- ") && line.contains(word));
        assert!(commented, "{claim}");
    }
    assert_eq!(remarks.len(), 10, "{remarks:#?}");
}

#[test]
fn an_oauth2_token_is_fetched_by_a_profile_of_its_own() {
    let policy = Policy::new("B2C_1A_Crm").with::<Mine>();
    let xml = policy.to_xml();
    let found = lines(&xml);
    for line in [
        "<TechnicalProfile Id=\"REST-Token-Token\">",
        "<Item Key=\"ServiceUrl\">https://login.example.com/token</Item>",
        "<Item Key=\"SendClaimsIn\">Form</Item>",
        "<InputClaim ClaimTypeReferenceId=\"grantType\" PartnerClaimType=\"grant_type\" DefaultValue=\"client_credentials\" AlwaysUseDefaultValue=\"true\" />",
        "<InputClaim ClaimTypeReferenceId=\"scope\" DefaultValue=\"crm/.default\" AlwaysUseDefaultValue=\"true\" />",
        "<OutputClaim ClaimTypeReferenceId=\"bearerToken\" PartnerClaimType=\"access_token\" />",
        "<Item Key=\"UseClaimAsBearerToken\">bearerToken</Item>",
        "<InputClaim ClaimTypeReferenceId=\"bearerToken\" />",
        "<InputClaim ClaimTypeReferenceId=\"user\" PartnerClaimType=\"x-user\" Required=\"true\" />",
        "<OutputClaim ClaimTypeReferenceId=\"whole\" PartnerClaimType=\"$\" Required=\"true\" />",
    ] {
        assert!(found.contains(&line), "{line}\n{xml}");
    }
    assert_eq!(policy.remarks().len(), 2, "{:#?}", policy.remarks());
}

#[test]
fn messages_are_resources_of_a_page() {
    let messages = Messages::new()
        .add("ko", MessageId::RequestTimeout, "느립니다 & \"더\"")
        .add("en", MessageId::RequestFailed, "Sorry")
        .add_for::<Mine>("en", MessageId::CircuitOpen, "Closed");
    let policy = Policy::new("B2C_1A_Crm")
        .page("api.signuporsignin")
        .messages(&messages);
    let xml = policy.to_xml();
    let found = lines(&xml);
    for line in [
        "<ContentDefinition Id=\"api.signuporsignin\">",
        "<LocalizedResourcesReference Language=\"ko\" LocalizedResourcesReferenceId=\"api.signuporsignin.ko\" />",
        "<Localization Enabled=\"true\">",
        "<LocalizedResources Id=\"api.signuporsignin.en\">",
        "<LocalizedString ElementType=\"ErrorMessage\" StringId=\"UserMessageIfRequestTimeout\">느립니다 &amp; &quot;더&quot;</LocalizedString>",
        "<LocalizedString ElementType=\"ErrorMessage\" StringId=\"UserMessageIfCircuitOpen\">Closed</LocalizedString>",
    ] {
        assert!(found.contains(&line), "{line}\n{xml}");
    }
    assert_eq!(policy.remarks().len(), 1, "{:#?}", policy.remarks());
    // Without anything there is the root alone.
    assert_eq!(lines(&Policy::new("B2C_1A_None").to_xml()).len(), 3);
}
