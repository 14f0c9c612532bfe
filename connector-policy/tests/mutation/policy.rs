//! Policies made of any parts that the reference knows, in any combination.

#![allow(
    clippy::format_push_string,
    clippy::format_collect,
    clippy::type_complexity,
    reason = "the parts of a document read best where they stand"
)]

use fastrand::Rng;

const TYPES: [&str; 12] = [
    "string",
    "boolean",
    "int",
    "long",
    "date",
    "dateTime",
    "duration",
    "phoneNumber",
    "stringCollection",
    "userIdentity",
    "userIdentityCollection",
    "String",
];

/// Ids that become awkward names.
const CLAIMS: [&str; 16] = [
    "email",
    "givenName",
    "type",
    "self",
    "Email",
    "extension_Loyalty-Number",
    "1st",
    "isNew",
    "roles",
    "birth",
    "ident",
    "회원",
    "e.mail",
    "points",
    "token",
    "payload",
];

const DEFAULTS: [&str; 12] = [
    "",
    "x",
    "true",
    "False",
    "7",
    "-3",
    "{Culture:RFC5646}",
    "{Claim:givenName}",
    "{OAUTH-KV:a b}",
    "{x}",
    "a \"b\" \\ {0}",
    "{Settings:X}",
];

const METHODS: [(&str, &[&str], &[(&str, &str)], &str); 12] = [
    (
        "ChangeCase",
        &["inputClaim1"],
        &[("toCase", "UPPER")],
        "outputClaim",
    ),
    (
        "FormatStringClaim",
        &["inputClaim"],
        &[("stringFormat", "a{{b}}{0} \"c\"")],
        "outputClaim",
    ),
    (
        "FormatStringMultipleClaims",
        &["inputClaim1", "inputClaim2"],
        &[("stringFormat", "{1}{0}{0}")],
        "outputClaim",
    ),
    ("CreateStringClaim", &[], &[("value", "v")], "createdClaim"),
    ("CopyClaim", &["inputClaim"], &[], "outputClaim"),
    ("NotClaims", &["inputClaim"], &[], "outputClaim"),
    (
        "AndClaims",
        &["inputClaim1", "inputClaim2"],
        &[],
        "outputClaim",
    ),
    (
        "CompareClaims",
        &["inputClaim1", "inputClaim2"],
        &[("operator", "NOT EQUAL"), ("ignoreCase", "true")],
        "outputClaim",
    ),
    (
        "CompareClaimToValue",
        &["inputClaim1"],
        &[("operator", "equal"), ("compareTo", "X")],
        "outputClaim",
    ),
    ("DoesClaimExist", &["inputClaim"], &[], "outputClaim"),
    (
        "GetSingleItemFromStringCollection",
        &["collection"],
        &[],
        "extractedItem",
    ),
    ("ParseDomain", &["emailAddress"], &[], "domain"),
];

fn one<'a>(list: &[&'a str], random: &mut Rng) -> &'a str {
    list[random.usize(..list.len())]
}

pub(crate) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('"', "&quot;")
}

/// A whole policy.
pub(crate) fn any(random: &mut Rng) -> String {
    let mut types = String::new();
    for claim in CLAIMS {
        if random.u8(..10) > 0 {
            let data = one(&TYPES, random);
            types.push_str(&format!(
                "<ClaimType Id=\"{claim}\"><DataType>{data}</DataType></ClaimType>"
            ));
        }
    }
    let mut transformations = String::new();
    for index in 0..8 {
        transformations.push_str(&transformation(index, random));
    }
    transformations.push_str(&document(random));
    let profiles: String = (0..random.usize(1..8))
        .map(|index| profile(index, random))
        .collect();
    format!(
        "<TrustFrameworkPolicy xmlns=\"http://schemas.microsoft.com/online/cpim/schemas/2013/06\" PolicyId=\"B2C_1A_Any{}\"><BuildingBlocks>\
         <ClaimsSchema>{types}</ClaimsSchema><ClaimsTransformations>{transformations}</ClaimsTransformations></BuildingBlocks>\
         <ClaimsProviders><ClaimsProvider><TechnicalProfiles>{profiles}</TechnicalProfiles></ClaimsProvider></ClaimsProviders></TrustFrameworkPolicy>",
        random.u32(..)
    )
}

fn transformation(index: usize, random: &mut Rng) -> String {
    let (method, inputs, parameters, output) = METHODS[random.usize(..METHODS.len())];
    let inputs: String = inputs
        .iter()
        .map(|role| {
            let claim = one(&CLAIMS, random);
            format!(
                "<InputClaim ClaimTypeReferenceId=\"{claim}\" TransformationClaimType=\"{role}\"/>"
            )
        })
        .collect();
    let parameters: String = parameters
        .iter()
        .map(|(id, value)| {
            format!(
                "<InputParameter Id=\"{id}\" DataType=\"string\" Value=\"{}\"/>",
                escaped(value)
            )
        })
        .collect();
    format!(
        "<ClaimsTransformation Id=\"T{index}\" TransformationMethod=\"{method}\"><InputClaims>{inputs}</InputClaims><InputParameters>{parameters}</InputParameters>\
         <OutputClaims><OutputClaim ClaimTypeReferenceId=\"{}\" TransformationClaimType=\"{output}\"/></OutputClaims></ClaimsTransformation>",
        one(&CLAIMS, random)
    )
}

fn document(random: &mut Rng) -> String {
    let paths = [
        "a",
        "b.0",
        "b.1",
        "c.d",
        "c.0",
        "a.b",
        "to.0.email",
        "odd name",
        "x-y",
        "$.z",
        "c.e",
    ];
    let claims: String = (0..random.usize(..5))
        .map(|_| {
            let (claim, path) = (one(&CLAIMS, random), one(&paths, random));
            format!(
                "<InputClaim ClaimTypeReferenceId=\"{claim}\" TransformationClaimType=\"{path}\"/>"
            )
        })
        .collect();
    let path = one(&paths, random);
    let value = escaped(one(&DEFAULTS, random));
    let data = one(&TYPES, random);
    format!(
        "<ClaimsTransformation Id=\"Json\" TransformationMethod=\"GenerateJson\"><InputClaims>{claims}</InputClaims><InputParameters>\
         <InputParameter Id=\"{path}\" DataType=\"{data}\" Value=\"{value}\"/></InputParameters><OutputClaims>\
         <OutputClaim ClaimTypeReferenceId=\"payload\" TransformationClaimType=\"outputClaim\"/></OutputClaims></ClaimsTransformation>"
    )
}

fn profile(index: usize, random: &mut Rng) -> String {
    let urls = [
        "https://a.example/x",
        "https://a.example/{email}?q={givenName}",
        "https://a.example/x?code=k&y='z'",
        "http://a.example/a b",
        "{Settings:Base}/x",
        "https://{Settings:Host}.example:8080/{type}",
    ];
    let ids = [
        "Option",
        "REST-A",
        "REST-AInput",
        "rest_a",
        "1-2",
        "회원",
        "String",
        "self",
    ];
    let mut metadata = String::new();
    let mut item = |key: &str, value: &str| {
        metadata.push_str(&format!("<Item Key=\"{key}\">{}</Item>", escaped(value)));
    };
    item("ServiceUrl", one(&urls, random));
    item(
        "AuthenticationType",
        one(
            &[
                "None",
                "Basic",
                "Bearer",
                "ClientCertificate",
                "ApiKeyHeader",
                "Bearer",
            ],
            random,
        ),
    );
    item(
        "SendClaimsIn",
        one(
            &[
                "Body",
                "Form",
                "Header",
                "Url",
                "QueryString",
                "Body",
                "Body",
            ],
            random,
        ),
    );
    let switches = [
        "AllowInsecureAuthInProduction",
        "DebugMode",
        "IncludeClaimResolvingInClaimsHandling",
        "ResolveJsonPathsInJsonTokens",
    ];
    for switch in switches {
        if random.bool() {
            item(switch, one(&["true", "True", "false"], random));
        }
    }
    if random.bool() {
        item("UseClaimAsBearerToken", one(&["token", "email"], random));
    }
    if random.bool() {
        item("ClaimUsedForRequestPayload", "payload");
    }
    if random.bool() {
        item("UserMessageIfRequestTimeout", "It took {0} s\nand \"more\"");
    }
    let transformations = |random: &mut Rng, each: &str| -> String {
        (0..random.usize(..3))
            .map(|_| format!("<{each} ReferenceId=\"T{}\"/>", random.u8(..8)))
            .collect()
    };
    let before = transformations(random, "InputClaimsTransformation");
    let after = transformations(random, "OutputClaimsTransformation");
    let claims = |random: &mut Rng, each: &str| -> String {
        (0..random.usize(..7))
            .map(|_| claim(each, random))
            .collect()
    };
    let inputs = claims(random, "InputClaim");
    let outputs = claims(random, "OutputClaim");
    format!(
        "<TechnicalProfile Id=\"{}{index}\"><DisplayName>Any [x] &lt;y&gt; `z`</DisplayName><Protocol Name=\"Proprietary\" Handler=\"Web.TPEngine.Providers.RestfulProvider, Web.TPEngine\"/>\
         <Metadata>{metadata}</Metadata><CryptographicKeys><Key Id=\"x-key\" StorageReferenceId=\"B2C_1A_K\"/></CryptographicKeys>\
         <InputClaimsTransformations>{before}<InputClaimsTransformation ReferenceId=\"Json\"/></InputClaimsTransformations>\
         <InputClaims>{inputs}</InputClaims><OutputClaims>{outputs}</OutputClaims>\
         <OutputClaimsTransformations>{after}</OutputClaimsTransformations></TechnicalProfile>",
        one(&ids, random)
    )
}

fn claim(each: &str, random: &mut Rng) -> String {
    let mut attributes = format!("ClaimTypeReferenceId=\"{}\"", one(&CLAIMS, random));
    if random.u8(..3) == 0 {
        let partner = one(
            &[
                "wire",
                "a.b",
                "value[0].x",
                "data.0.y",
                "x-name",
                "kind",
                "$",
                "o dd",
            ],
            random,
        );
        attributes.push_str(&format!(" PartnerClaimType=\"{partner}\""));
    }
    if random.u8(..3) == 0 {
        attributes.push_str(&format!(
            " DefaultValue=\"{}\"",
            escaped(one(&DEFAULTS, random))
        ));
    }
    if random.u8(..3) == 0 {
        attributes.push_str(" AlwaysUseDefaultValue=\"true\"");
    }
    if random.u8(..5) == 0 {
        attributes.push_str(" Required=\"true\"");
    }
    format!("<{each} {attributes}/>")
}
