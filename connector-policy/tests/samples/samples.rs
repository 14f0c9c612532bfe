// Written by `connector import`: the RESTful technical profiles of custom policies, a module a policy.
// It is yours now: edit it, and keep the secrets that it names in the key container.

/// `B2C_1A_Membership`
pub mod membership {
    use connector_runtime::technical_profile;

    /// Validate user input data and return loyaltyNumber claim
    #[technical_profile(
        id = "REST-UserMembershipValidator",
        service_url = "https://your-app-name.azurewebsites.NET/api/identity/signup",
        auth = None,
        send_claims_in = Body,
        allow_insecure_auth_in_production = true,
        rename_all = "camelCase",
    )]
    #[derive(Debug, Clone)]
    pub struct RestUserMembershipValidator {
        /// Email Address
        #[input]
        pub email: Option<String>,
        /// Given Name
        #[input(partner = "firstName")]
        pub given_name: Option<String>,
        /// Surname
        #[input(partner = "lastName")]
        pub surname: Option<String>,
        /// Loyalty number
        #[output(partner = "MembershipId", coerce)]
        pub loyalty_number: Option<String>,
        /// Whether the loyalty number is new
        #[output(default = true, coerce)]
        pub loyalty_number_is_new: bool,
    }
}

/// `B2C_1A_SendGrid`
pub mod send_grid {
    use connector_runtime::technical_profile;

    /// Use SendGrid's email API to send the code the the user
    #[technical_profile(
        id = "SendGrid",
        service_url = "https://api.sendgrid.com/v3/mail/send",
        auth = Bearer(key = "B2C_1A_SendGridApiKey"),
        send_claims_in = Body,
        default_user_message_if_request_failed = "Cannot process your request right now, please try again later.",
    )]
    #[derive(Debug, Clone)]
    pub struct SendGrid {
        #[input(path = "personalizations.0.to.0.email")]
        pub email: Option<String>,
        #[input(path = "personalizations.0.dynamic_template_data.otp")]
        pub otp: Option<String>,
        #[input(path = "personalizations.0.dynamic_template_data.verify-email", value = email.clone())]
        pub personalizations_dynamic_template_data_verify_email: Option<String>,
        #[input(value = "d-c3664d8f9f344c52b1d4dd7d3ea5d0d1")]
        pub template_id: String,
        #[input(path = "from.email", value = "service@contoso.com")]
        pub from_email: String,
        #[input(
            path = "personalizations.0.subject",
            value = "Contoso account email verification code"
        )]
        pub personalizations_subject: String,
    }
}

/// `B2C_1A_AuthNone`
pub mod auth_none {
    use connector_runtime::technical_profile;

    // warning: anybody may call the API: the original refuses it in production
    /// Validate user's input data and return loyaltyNumber claim
    #[technical_profile(
        id = "REST-API-SignUp",
        service_url = "https://your-app-name.azurewebsites.NET/api/identity/signup",
        auth = None,
        send_claims_in = Body,
        development_only = true,
        rename_all = "camelCase",
    )]
    #[derive(Debug, Clone)]
    pub struct RestApiSignUp {
        /// Email Address
        #[input]
        pub email: Option<String>,
        /// Loyalty number
        #[output(coerce)]
        pub loyalty_number: Option<String>,
    }
}

/// `B2C_1A_AuthBasic`
pub mod auth_basic {
    use connector_runtime::technical_profile;

    /// Validate user's input data and return loyaltyNumber claim
    #[technical_profile(
        id = "REST-API-SignUp",
        service_url = "https://your-app-name.azurewebsites.NET/api/identity/signup",
        auth = Basic(username_key = "B2C_1A_B2cRestClientId", password_key = "B2C_1A_B2cRestClientSecret"),
        send_claims_in = Body,
        rename_all = "camelCase",
    )]
    #[derive(Debug, Clone)]
    pub struct RestApiSignUp {
        /// Email Address
        #[input]
        pub email: Option<String>,
        /// Loyalty number
        #[output(coerce)]
        pub loyalty_number: Option<String>,
    }
}

/// `B2C_1A_AuthCertificate`
pub mod auth_certificate {
    use connector_runtime::technical_profile;

    /// Validate user's input data and return loyaltyNumber claim
    #[technical_profile(
        id = "REST-API-SignUp",
        service_url = "https://your-app-name.azurewebsites.NET/api/identity/signup",
        auth = ClientCertificate(key = "B2C_1A_B2cRestClientCertificate"),
        send_claims_in = Body,
        rename_all = "camelCase",
    )]
    #[derive(Debug, Clone)]
    pub struct RestApiSignUp {
        /// Email Address
        #[input]
        pub email: Option<String>,
        /// Loyalty number
        #[output(coerce)]
        pub loyalty_number: Option<String>,
    }
}

/// `B2C_1A_AuthBearer`
pub mod auth_bearer {
    use connector_runtime::technical_profile;

    /// Validate user's input data and return loyaltyNumber claim
    #[technical_profile(
        id = "REST-API-SignUp",
        service_url = "https://your-app-name.azurewebsites.NET/api/identity/signup",
        auth = Bearer(key = "B2C_1A_B2cRestClientAccessToken"),
        send_claims_in = Body,
        rename_all = "camelCase",
    )]
    #[derive(Debug, Clone)]
    pub struct RestApiSignUp {
        /// Email Address
        #[input]
        pub email: Option<String>,
        /// Loyalty number
        #[output(coerce)]
        pub loyalty_number: Option<String>,
    }
}

/// `B2C_1A_AuthApiKey`
pub mod auth_api_key {
    use connector_runtime::technical_profile;

    /// Validate user's input data and return loyaltyNumber claim
    #[technical_profile(
        id = "REST-API-SignUp",
        service_url = "https://your-app-name.azurewebsites.NET/api/identity/signup",
        auth = ApiKeyHeader("x-functions-key", key = "B2C_1A_RestApiKey"),
        send_claims_in = Body,
        rename_all = "camelCase",
    )]
    #[derive(Debug, Clone)]
    pub struct RestApiSignUp {
        /// Email Address
        #[input]
        pub email: Option<String>,
        /// Loyalty number
        #[output(coerce)]
        pub loyalty_number: Option<String>,
    }
}
