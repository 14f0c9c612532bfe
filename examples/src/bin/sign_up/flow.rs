//! The sign-up: its attributes, its connectors, and what of a run each of them is sent.

use connector_flows::{
    ApiConnector, Attribute, Call, CheckApprovalStatus, Claims, Driver, FailurePolicy,
    RequestApproval, SqlStore, UserFlow, UserFlowStep,
};
use connector_runtime::Connector;

use crate::api::{
    Audit, AuditInput, Enrich, EnrichInput, LookUp, LookUpInput, Validate, ValidateInput,
    VerifyIdentity, VerifyIdentityInput,
};

pub(crate) fn driver(
    connector: &Connector,
    store: SqlStore,
) -> Result<Driver, Box<dyn std::error::Error>> {
    use UserFlowStep::{PostAttributeCollection, PostFederationSignup, PreTokenIssuance};
    let flow = UserFlow::builder("sign_up")
        .attribute(Attribute::new("displayName").required().saved().in_token())
        .attribute(Attribute::new("jobTitle").collected().saved())
        .attribute(Attribute::new("city").collected().saved().in_token())
        .attribute(Attribute::new("postalCode").collected().saved())
        .attribute(Attribute::new("extension_LoyaltyNumber").in_token())
        .connector(PostFederationSignup, "check-approval")
        .connector(PostFederationSignup, "look-up")
        // Prefilled or not, the person fills in the page.
        .policy(FailurePolicy::Open)
        .connector(PostAttributeCollection, "verify-identity")
        .connector(PostAttributeCollection, "validate")
        .connector(PostAttributeCollection, "audit")
        .connector(PostAttributeCollection, "request-approval")
        .connector(PreTokenIssuance, "enrich")
        .build()?;
    let text = |call: &Call, name: &str| call.claims.text(name).map(ToOwned::to_owned);
    let email = |call: &Call| call.person.email().map(ToOwned::to_owned);
    let driver = Driver::new(flow, store)
        .connector("check-approval", CheckApprovalStatus::connector(connector))
        .connector("request-approval", RequestApproval::connector(connector))
        .connector(
            "look-up",
            ApiConnector::new(
                connector,
                move |call: &Call| LookUpInput { email: email(call) },
                |claims: LookUp| {
                    Claims::new()
                        .with_some("displayName", claims.display_name)
                        .with_some("city", claims.city)
                },
            ),
        )
        .connector(
            "verify-identity",
            ApiConnector::new(
                connector,
                move |call: &Call| VerifyIdentityInput {
                    display_name: text(call, "displayName"),
                },
                |_: VerifyIdentity| Claims::new(),
            ),
        )
        .connector(
            "validate",
            ApiConnector::new(
                connector,
                move |call: &Call| ValidateInput {
                    city: text(call, "city"),
                    postal_code: text(call, "postalCode"),
                },
                |claims: Validate| Claims::new().with_some("city", claims.city),
            ),
        )
        .connector(
            "audit",
            ApiConnector::new(
                connector,
                move |call: &Call| AuditInput { email: email(call) },
                |_: Audit| Claims::new(),
            ),
        )
        .connector(
            "enrich",
            ApiConnector::new(
                connector,
                |call: &Call| EnrichInput {
                    object_id: call.user.clone(),
                },
                |claims: Enrich| {
                    Claims::new().with_some("extension_LoyaltyNumber", claims.loyalty_number)
                },
            ),
        );
    Ok(driver.check()?)
}
