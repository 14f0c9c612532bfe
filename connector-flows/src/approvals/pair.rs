//! The documents' pair of connectors for approvals, ready to be called: one asks how a request stands, one makes it.

use connector_runtime::{Connector, Identity, api_connector};

use crate::api_connector::ApiConnector;
use crate::claims::Claims;
use crate::connector::StepConnector;
use crate::next::Call;

/// Is there a request for this person? Called after the identity provider, before the page.
///
/// The setting `ApprovalsUrl` says where the API is; the keys `ApprovalsUsername` and `ApprovalsPassword` who calls.
#[api_connector(
    step = PostFederationSignup,
    service_url = "{Settings:ApprovalsUrl}/check-approval-status",
    auth = Basic(username_key = "ApprovalsUsername", password_key = "ApprovalsPassword"),
)]
#[derive(Clone)]
pub struct CheckApprovalStatus {
    /// The e-mail address.
    #[input]
    pub email: Option<String>,
    /// How the person signs in with another provider.
    #[input]
    pub identities: Vec<Identity>,
}

/// Asks for approval. Called before the user would be created; carries the built-in attributes of a directory. For attributes
/// of your own write a struct like this one, and answer with `Approvals::reply`.
#[api_connector(
    step = PostAttributeCollection,
    service_url = "{Settings:ApprovalsUrl}/request-approval",
    auth = Basic(username_key = "ApprovalsUsername", password_key = "ApprovalsPassword"),
    rename_all = "camelCase",
)]
#[derive(Clone)]
pub struct RequestApproval {
    /// The e-mail address.
    #[input]
    pub email: Option<String>,
    /// How the person signs in with another provider.
    #[input]
    pub identities: Vec<Identity>,
    /// The name as it is shown.
    #[input]
    pub display_name: Option<String>,
    /// The given name.
    #[input]
    pub given_name: Option<String>,
    /// The family name.
    #[input]
    pub surname: Option<String>,
    /// What the person does.
    #[input]
    pub job_title: Option<String>,
    /// The street and number.
    #[input]
    pub street_address: Option<String>,
    /// The town.
    #[input]
    pub city: Option<String>,
    /// The postal code.
    #[input]
    pub postal_code: Option<String>,
    /// The state or province.
    #[input]
    pub state: Option<String>,
    /// The country or region.
    #[input]
    pub country: Option<String>,
}

impl CheckApprovalStatus {
    /// The connector of a flow's first step.
    #[must_use]
    pub fn connector(connector: &Connector) -> impl StepConnector + use<> {
        ApiConnector::new(
            connector,
            |call: &Call| CheckApprovalStatusInput {
                email: call.person.email().map(ToOwned::to_owned),
                identities: call.person.account().identities(),
            },
            |_: Self| Claims::new(),
        )
    }
}

impl RequestApproval {
    /// The connector of a flow's second step, the last of them: what the others override is in the request.
    #[must_use]
    pub fn connector(connector: &Connector) -> impl StepConnector + use<> {
        ApiConnector::new(
            connector,
            |call: &Call| {
                let text = |name: &str| call.claims.text(name).map(ToOwned::to_owned);
                RequestApprovalInput {
                    email: call.person.email().map(ToOwned::to_owned),
                    identities: call.person.account().identities(),
                    display_name: text("displayName"),
                    given_name: text("givenName"),
                    surname: text("surname"),
                    job_title: text("jobTitle"),
                    street_address: text("streetAddress"),
                    city: text("city"),
                    postal_code: text("postalCode"),
                    state: text("state"),
                    country: text("country"),
                }
            },
            |_: Self| Claims::new(),
        )
    }
}

impl RequestApprovalInput {
    /// The attributes of the request, to be kept with [`Approvals::ask`](crate::Approvals::ask).
    #[must_use]
    pub fn claims(&self) -> Claims {
        Claims::new()
            .with_some("displayName", self.display_name.as_deref())
            .with_some("givenName", self.given_name.as_deref())
            .with_some("surname", self.surname.as_deref())
            .with_some("jobTitle", self.job_title.as_deref())
            .with_some("streetAddress", self.street_address.as_deref())
            .with_some("city", self.city.as_deref())
            .with_some("postalCode", self.postal_code.as_deref())
            .with_some("state", self.state.as_deref())
            .with_some("country", self.country.as_deref())
    }
}
