//! The answers of real APIs, by the numbers of the collection (S1 to S25): each read as a profile would that calls them.

use serde_json::{Value, json};

use super::super::{Fault, Kind, Read, read};
use super::{check, optional, output, required};

#[test]
fn s1_to_s2_flat_objects() {
    assert_eq!(
        required(r#"{"promoCode":"54321"}"#, "promoCode"),
        Ok("54321".to_owned())
    );
    assert_eq!(
        required(r#"{"balance":"12345.67"}"#, "balance"),
        Ok("12345.67".to_owned())
    );
    let body = r#"{"loyaltyNumber":"en-1234","email":"a@b.c"}"#;
    assert_eq!(required(body, "loyaltyNumber"), Ok("en-1234".to_owned()));
    assert_eq!(required(body, "email"), Ok("a@b.c".to_owned()));
}

#[test]
fn s3_to_s5_envelope_and_claims_mixed() {
    let body = r#"{"version":"1.0.0.0","status":200,"userMessage":"","loyaltyNumber":"en-1234","email":null}"#;
    assert_eq!(required(body, "loyaltyNumber"), Ok("en-1234".to_owned()));
    assert_eq!(required::<Option<String>>(body, "email"), Ok(None));
    // A claim may bear a name of the envelope.
    assert_eq!(required(body, "status"), Ok(200_u16));
    assert_eq!(required(body, "userMessage"), Ok(String::new()));
    assert_eq!(
        required(
            r#"{"version":"1.0.0","status":200,"affiliateNumber":417}"#,
            "affiliateNumber"
        ),
        Ok(417)
    );
    let body = r#"{"version":"1.0.0","status":200,"userMessage":"User validated"}"#;
    assert_eq!(check(body), Ok(()));
}

#[test]
fn s6_to_s8_nothing() {
    for body in ["", "null", "\r\n"] {
        assert_eq!(check(body), Ok(()), "{body:?}");
        assert_eq!(optional::<String>(body, "tenant"), Ok(None), "{body:?}");
    }
}

#[test]
fn s9_to_s11_collections_and_flags() {
    let body = r#"{"tenantId":"t","tenantName":"n","roles":["Tenant.admin","Tenant.member"],"isNewMember":true}"#;
    assert_eq!(
        required(body, "roles"),
        Ok(vec!["Tenant.admin".to_owned(), "Tenant.member".to_owned()])
    );
    assert_eq!(required(body, "isNewMember"), Ok(true));
    assert_eq!(
        required(r#"{"roles":["Tenant.member"]}"#, "isNewMember"),
        Ok(None::<bool>)
    );
    let body =
        r#"{"version":"1.0.0","action":"Continue","userMessage":"m","extension_AppRoles":null}"#;
    assert_eq!(required(body, "extension_AppRoles"), Ok(None::<String>));
}

#[test]
fn s12_to_s14_numbers_strings_and_documents_in_strings() {
    let body =
        r#"{"netscore":87,"success":1,"count":3,"saveTypingPattern":true,"promptMFA":false}"#;
    assert_eq!(required(body, "netscore"), Ok(87));
    assert_eq!(required(body, "promptMFA"), Ok(false));
    assert_eq!(
        required::<bool>(body, "success"),
        Err(Fault::Type {
            claim: 0,
            found: Kind::Number,
            inside: None,
            at: 25
        })
    );
    let mut matched = Read::<u64>::coerced();
    let body = br#"{"timeStepMatched":"53912345"}"#;
    assert_eq!(
        read(
            body,
            &[output("timeStepMatched", "u64")],
            &mut [&mut matched]
        ),
        Ok(())
    );
    assert_eq!(matched.optional(), Some(53_912_345));
    let body = br#"{"publicKeyJwk":"{\"kty\":\"EC\"}","publicKeyJwk1":"x","publicKeyJwk2":""}"#;
    let outputs = [
        output("publicKeyJwk", "Value"),
        output("publicKeyJwk2", "Value"),
    ];
    let (mut key, mut empty) = (Read::<Value>::json(), Read::<Option<Value>>::json());
    assert_eq!(read(body, &outputs, &mut [&mut key, &mut empty]), Ok(()));
    assert_eq!(key.required(0), Ok(json!({"kty": "EC"})));
    assert_eq!(empty.required(1), Ok(None));
}

#[test]
fn s15_and_s17_claims_out_of_nested_answers() {
    let body = r#"{"@odata.context":"https://graph/$metadata","value":[{"displayName":"D","mail":null,
        "identities":[{"issuerAssignedId":"i"}]}],"elements":[{"handle~":{"emailAddress":"e@x"}}],
        "resultDetails":[{"scores":[{"scoreValue":1},{"scoreValue":2.5}]}],"error-codes":["timeout"]}"#;
    assert_eq!(required(body, "value[0].displayName"), Ok("D".to_owned()));
    assert_eq!(
        required(body, "value.0.identities.0.issuerAssignedId"),
        Ok("i".to_owned())
    );
    assert_eq!(
        required(body, "elements[0].handle~.emailAddress"),
        Ok("e@x".to_owned())
    );
    assert_eq!(
        required(body, "resultDetails[0].scores[1].scoreValue"),
        Ok(2.5)
    );
    assert_eq!(required(body, "value[0].mail"), Ok(None::<String>));
    assert_eq!(
        required(body, "error-codes"),
        Ok(vec!["timeout".to_owned()])
    );
}

#[test]
fn s16_token_endpoint() {
    let body = r#"{"token_type":"Bearer","expires_in":3599,"ext_expires_in":3599,"access_token":"ey.x.y"}"#;
    assert_eq!(required(body, "access_token"), Ok("ey.x.y".to_owned()));
    assert_eq!(required(body, "expires_in"), Ok(3599_u64));
}

#[test]
fn s18_to_s25_names_as_they_are_written() {
    let body = r#"{"Error":null,"Success":true,"Output":"o"}"#;
    assert_eq!(required(body, "Success"), Ok(true));
    assert_eq!(optional::<bool>(body, "success"), Ok(None));
    assert_eq!(
        required(r#"{"organizationId":"o"}"#, "userMail"),
        Ok(None::<String>)
    );
    // Two bodies one after the other.
    assert_eq!(check(r#"{"a":1}{"a":2}"#), Err(Fault::Trailing { at: 7 }));
    assert_eq!(
        required(
            r#"{"tokenSuccess":true,"migrationRequired":false}"#,
            "migrationRequired"
        ),
        Ok(false)
    );
    assert_eq!(required(r#"{"validated":true}"#, "validated"), Ok(true));
    let body = r#"{"version":"1.0.0","action":"Continue","extension_0d1e_Code":"c"}"#;
    assert_eq!(required(body, "extension_0d1e_Code"), Ok("c".to_owned()));
}
