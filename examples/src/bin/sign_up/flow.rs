//! The sign-up: its attributes, its connectors, and what of a run each of them is sent.

use connector_flows::{
    ApiConnector, Attribute, Call, CheckApprovalStatus, Claims, Driver, FailurePolicy,
    RequestApproval, SqlStore, UserFlow, UserFlowStep,
};
use connector_runtime::Connector;

use crate::connectors::{
    Audit, AuditInput, Enrich, EnrichInput, LookUp, LookUpInput, Notify, NotifyInput, Reformat,
    ReformatInput, ValidateInput, ValidateInputInput, VerifyIdentity, VerifyIdentityInput,
};

fn flow() -> Result<UserFlow, connector_flows::DefinitionError> {
    use UserFlowStep::{PostAttributeCollection, PostFederationSignup, PreTokenIssuance};
    UserFlow::builder("sign_up")
        .attribute(Attribute::new("displayName").required().saved().in_token())
        .attribute(Attribute::new("jobTitle").collected().saved())
        .attribute(Attribute::new("city").collected().saved().in_token())
        .attribute(Attribute::new("postalCode").collected().saved())
        .attribute(Attribute::new("extension_LoyaltyNumber").in_token())
        .connector(PostFederationSignup, "check-approval")
        .connector(PostFederationSignup, "look-up")
        .connector(PostAttributeCollection, "verify-identity")
        .connector(PostAttributeCollection, "validate")
        .connector(PostAttributeCollection, "reformat")
        .connector(PostAttributeCollection, "audit")
        .connector(PostAttributeCollection, "notify")
        // No check: a sign-up does not fail because nobody could be told of it.
        .policy(FailurePolicy::Open)
        // The last: what the others overrode is in the request.
        .connector(PostAttributeCollection, "request-approval")
        .connector(PreTokenIssuance, "enrich")
        .build()
}

pub(crate) fn driver(
    connector: &Connector,
    store: SqlStore,
) -> Result<Driver, Box<dyn std::error::Error>> {
    let look_up = ApiConnector::new(
        connector,
        |call: &Call| LookUpInput {
            email: email(call),
            identities: call.person.account().identities(),
        },
        |claims: LookUp| {
            Claims::new()
                .with_some("displayName", claims.display_name)
                .with_some("city", claims.city)
                .with_some("postalCode", claims.postal_code)
        },
    );
    let verify_identity = ApiConnector::new(
        connector,
        |call: &Call| VerifyIdentityInput {
            identities: call.person.account().identities(),
            display_name: text(call, "displayName"),
        },
        |_: VerifyIdentity| Claims::new(),
    );
    let validate = ApiConnector::new(
        connector,
        |call: &Call| ValidateInputInput {
            city: text(call, "city"),
            postal_code: text(call, "postalCode"),
        },
        |_: ValidateInput| Claims::new(),
    );
    let reformat = ApiConnector::new(
        connector,
        |call: &Call| ReformatInput {
            display_name: text(call, "displayName"),
            city: text(call, "city"),
        },
        |claims: Reformat| {
            Claims::new()
                .with_some("displayName", claims.display_name)
                .with_some("city", claims.city)
        },
    );
    let audit = ApiConnector::new(
        connector,
        |call: &Call| AuditInput { email: email(call) },
        |_: Audit| Claims::new(),
    );
    let notify = ApiConnector::new(
        connector,
        |call: &Call| NotifyInput { email: email(call) },
        |_: Notify| Claims::new(),
    );
    let enrich = ApiConnector::new(
        connector,
        |call: &Call| EnrichInput {
            object_id: call.user.clone(),
        },
        |claims: Enrich| Claims::new().with_some("extension_LoyaltyNumber", claims.loyalty_number),
    );
    let driver = Driver::new(flow()?, store)
        .connector("check-approval", CheckApprovalStatus::connector(connector))
        .connector("look-up", look_up)
        .connector("verify-identity", verify_identity)
        .connector("validate", validate)
        .connector("reformat", reformat)
        .connector("audit", audit)
        .connector("notify", notify)
        .connector("request-approval", RequestApproval::connector(connector))
        .connector("enrich", enrich);
    Ok(driver.check()?)
}

fn text(call: &Call, name: &str) -> Option<String> {
    call.claims.text(name).map(ToOwned::to_owned)
}

fn email(call: &Call) -> Option<String> {
    call.person.email().map(ToOwned::to_owned)
}
