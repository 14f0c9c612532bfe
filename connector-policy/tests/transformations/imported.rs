// Written by `connector import`: the RESTful technical profiles of custom policies, a module a policy.
// It is yours now: edit it, and keep the secrets that it names in the key container.
// Features of connector-runtime beside its usual ones: `hash`, `phone`, `regex`, `xml`.

/// `B2C_1A_Transformations`
pub mod transformations {
    use connector_runtime::{Secret, technical_profile, transformations};

    // warning: `HashIt` (Hash) needs the feature `hash` of connector-runtime
    // warning: `XmlToJson` (XmlStringToJsonString) needs the feature `xml` of connector-runtime
    // warning: `TextNumber` (ConvertStringToPhoneNumberClaim) needs the feature `phone` of connector-runtime
    // warning: `National` (GetNationalNumberAndCountryCodeFromPhoneNumberString) needs the feature `phone` of connector-runtime
    // warning: `SetRegex` (SetClaimsIfRegexMatch) needs the feature `regex` of connector-runtime
    /// Every method of the catalogue
    #[technical_profile(
        id = "REST-Catalogue",
        service_url = "https://api.example.com/rest-catalogue",
        auth = Bearer(key = "B2C_1A_ApiToken"),
        send_claims_in = Body,
        rename_all = "camelCase",
    )]
    #[derive(Debug, Clone)]
    pub struct RestCatalogue {
        #[claim]
        pub is_a: Option<bool>,
        #[claim]
        pub is_b: Option<bool>,
        #[input(value = is_a.as_ref().zip(is_b.as_ref()).map(|(is_a, is_b)| *is_a && *is_b))]
        pub is_both: Option<bool>,
        #[input(value = is_a.as_ref().zip(is_b.as_ref()).map(|(is_a, is_b)| *is_a || *is_b))]
        pub is_either: Option<bool>,
        #[input(value = is_a.as_ref().map(|is_a| !*is_a))]
        pub is_not_a: Option<bool>,
        #[input(value = is_a.as_ref().map(|is_a| !*is_a))]
        pub is_a_false: Option<bool>,
        /// A `dateTime`: `2022-01-03T11:34:22.0000000Z`.
        #[claim]
        pub moment: Option<String>,
        /// A `date`: `2022-01-03`.
        #[input(value = moment.as_ref().map(|moment| moment.parse().map(|claim| transformations::convert_date_time_to_date_claim(claim).to_string())).transpose()?)]
        pub of_moment: Option<String>,
        /// A `date`: `2022-01-03`.
        #[claim]
        pub day: Option<String>,
        /// A `dateTime`: `2022-01-03T11:34:22.0000000Z`.
        #[input(value = day.as_ref().map(|day| day.parse().map(|claim| transformations::convert_date_to_date_time_claim(claim).to_string())).transpose()?)]
        pub of_day: Option<String>,
        /// A `dateTime`: `2022-01-03T11:34:22.0000000Z`.
        #[claim]
        pub later: Option<String>,
        #[input(value = transformations::date_time_comparison(moment, later, transformations::DateTimeOperator::LaterThan, 7776000, &transformations::SystemClock)?)]
        pub is_later: bool,
        #[input(value = transformations::is_terms_of_use_consent_required(moment, "2021-11-15T00:00:00")?)]
        pub consent_required: bool,
        /// A `dateTime`: `2022-01-03T11:34:22.0000000Z`.
        #[input(value = transformations::get_current_date_time(&transformations::SystemClock).to_string())]
        pub now: String,
        #[claim]
        pub count: Option<i32>,
        #[input(value = *count)]
        pub count_copy: Option<i32>,
        #[claim]
        pub surname: Option<String>,
        #[input(value = surname.is_some())]
        pub has_surname: bool,
        #[claim]
        pub email: Option<String>,
        #[claim]
        pub object_id: Option<String>,
        /// A policy key, which the original reads itself.
        #[claim]
        pub b2c_1a_hash_secret: Secret<String>,
        #[input(value = email.as_ref().zip(object_id.as_ref()).map(|(email, object_id)| transformations::hash(email, object_id, b2c_1a_hash_secret.expose())))]
        pub hashed: Option<String>,
        #[input(value = transformations::adjust_number(*count, transformations::Adjustment::Increment)?)]
        pub count_more: i32,
        #[input(value = transformations::assert_number(*count, transformations::NumberOperator::GreaterThan, 5, false)?)]
        pub is_many: bool,
        #[claim]
        pub size: Option<i64>,
        #[input(value = size.as_ref().map(|size| size.to_string()))]
        pub size_text: Option<String>,
        #[input(value = email.as_ref().map(|email| transformations::create_json_array(email)))]
        pub email_array: Option<String>,
        #[input(value = transformations::generate_json(&[("user.mail", email), ("user.count", count), ("user.kind", &"a {brace}"), ("user.level", &5000000000_i64), ("user.on", &true)])?)]
        pub document: String,
        #[claim]
        pub json: Option<String>,
        #[input(value = json.as_ref().map(|json| transformations::get_claim_from_json(json, "givenName")).transpose()?)]
        pub from_json: Option<String>,
        #[input(value = json.as_ref().map(|json| transformations::get_numeric_claim_from_json(json, "id")).transpose()?)]
        pub id_from_json: Option<i64>,
        #[input(value = json.as_ref().map(|json| transformations::get_single_item_from_json(json).map(|item| item.key)).transpose()?)]
        pub first_key: Option<String>,
        #[input(value = json.as_ref().map(|json| transformations::get_single_item_from_json(json).map(|item| item.value)).transpose()?)]
        pub first_value: Option<String>,
        #[input(value = email_array.as_ref().map(|email_array| transformations::get_single_value_from_json_array(email_array)).transpose()?)]
        pub first_email: Option<String>,
        #[claim]
        pub pairs: Option<String>,
        #[input(value = pairs.as_ref().map(|pairs| transformations::get_claims_from_json_array(pairs, &["city"], transformations::JsonArrayParameters { json_source_key_name: "k", json_source_value_name: "v", ..transformations::JsonArrayParameters::default() }).and_then(|claims| claims.get("city"))).transpose()?.flatten())]
        pub city: Option<String>,
        #[input(value = pairs.as_ref().map(|pairs| transformations::get_claims_from_json_array(pairs, &["age"], transformations::JsonArrayParameters { json_source_key_name: "k", json_source_value_name: "v", ..transformations::JsonArrayParameters::default() }).and_then(|claims| claims.get("age"))).transpose()?.flatten())]
        pub age: Option<i32>,
        #[claim]
        pub pair_list: Option<Vec<String>>,
        #[input(value = pair_list.as_ref().map(|pair_list| transformations::get_claims_from_json_array_v2(pair_list, &["town"], transformations::JsonArrayParameters::default()).and_then(|claims| claims.get("town"))).transpose()?.flatten())]
        pub town: Option<String>,
        #[claim]
        pub xml: Option<String>,
        #[input(value = xml.as_ref().map(|xml| transformations::xml_string_to_json_string(xml)).transpose()?)]
        pub xml_json: Option<String>,
        /// A `phoneNumber`: `+11234567890`.
        #[claim]
        pub number: Option<String>,
        #[input(value = number.as_ref().map(|number| number.clone()))]
        pub number_text: Option<String>,
        #[claim]
        pub phone: Option<String>,
        #[claim]
        pub country: Option<String>,
        /// A `phoneNumber`: `+11234567890`.
        #[input(value = phone.as_ref().map(|phone| transformations::convert_string_to_phone_number_claim(phone, country.as_deref()).map(|number| number.to_string())).transpose()?)]
        pub phone_number: Option<String>,
        #[input(value = number_text.as_ref().and_then(|number_text| transformations::get_national_number_and_country_code_from_phone_number_string(number_text, transformations::CountryCodeType::Iso3166).ok().map(|number| number.national_number)))]
        pub national: Option<String>,
        #[input(value = number_text.as_ref().and_then(|number_text| transformations::get_national_number_and_country_code_from_phone_number_string(number_text, transformations::CountryCodeType::Iso3166).ok().map(|number| number.country_code)))]
        pub country_code: Option<String>,
        #[claim]
        pub user_id: Option<String>,
        #[claim]
        pub provider: Option<String>,
        #[input(value = user_id.as_ref().zip(provider.as_ref()).map(|(user_id, provider)| transformations::create_alternative_security_id(user_id, provider)))]
        pub security_id: Option<String>,
        /// A `userIdentity`: its JSON as a text.
        #[input(value = user_id.as_ref().zip(provider.as_ref()).map(|(user_id, provider)| transformations::create_user_identity(user_id, provider).to_string()))]
        pub identity: Option<String>,
        /// A `userIdentityCollection`: the JSON of each as a text.
        #[claim]
        pub identities: Option<Vec<String>>,
        /// A `userIdentityCollection`: the JSON of each as a text.
        #[input(partner = "identities", value = identity.as_ref().map(|identity| identities.iter().flatten().chain([identity]).cloned().collect()).or_else(|| identities.clone()))]
        pub identities_2: Option<Vec<String>>,
        #[input(value = identities_2.as_ref().map(|identities_2| identities_2.iter().map(|identity| identity.parse().map(|identity: transformations::types::UserIdentity| identity.issuer().to_owned())).collect::<Result<_, _>>()).transpose()?)]
        pub issuers: Option<Vec<String>>,
        #[claim]
        pub role: Option<String>,
        #[claim]
        pub roles: Option<Vec<String>>,
        #[input(partner = "roles", value = role.as_ref().map(|role| transformations::add_item_to_string_collection(role, roles.as_deref().unwrap_or_default())).or_else(|| roles.clone()))]
        pub roles_2: Option<Vec<String>>,
        #[input(value = transformations::add_parameter_to_string_collection(roles_2.as_deref().unwrap_or_default(), "admin"))]
        pub more_roles: Vec<String>,
        #[input(value = roles_2.as_ref().and_then(|roles_2| transformations::get_single_item_from_string_collection(roles_2)))]
        pub first_role: Option<String>,
        #[input(value = roles_2.as_ref().map(|roles_2| transformations::string_collection_contains(roles_2, "EDITOR", transformations::StringComparison::OrdinalIgnoreCase)))]
        pub is_editor: Option<bool>,
        #[input(value = roles_2.as_ref().zip(role.as_ref()).map(|(roles_2, role)| transformations::string_collection_contains_claim(roles_2, role, transformations::StringComparison::Ordinal)))]
        pub has_role: Option<bool>,
        #[claim]
        pub secret: Option<String>,
        #[input(value = email.as_ref().zip(secret.as_ref()).map(|(email, secret)| transformations::build_uri(email, secret, transformations::UriParameters { scheme: "otpauth", host: "totp", query_issuer: "Contoso demo" })).transpose()?)]
        pub uri: Option<String>,
        #[claim]
        pub given_name: Option<String>,
        #[input(value = given_name.as_ref().map(|given_name| transformations::change_case(given_name, transformations::Case::Upper)))]
        pub upper: Option<String>,
        #[claim]
        pub other_email: Option<String>,
        #[input(value = email.as_ref().zip(other_email.as_ref()).map(|(email, other_email)| transformations::compare_claims(email, other_email, transformations::Equality::NotEqual, transformations::StringComparison::OrdinalIgnoreCase)))]
        pub is_other: Option<bool>,
        #[claim]
        pub status: Option<String>,
        #[input(value = status.as_ref().map(|status| transformations::compare_claim_to_value(status, "V1", transformations::Equality::Equal, transformations::StringComparison::OrdinalIgnoreCase)))]
        pub is_v1: Option<bool>,
        #[input(partner = "secret", value = transformations::create_otp_secret(&transformations::SystemRandomness)?)]
        pub secret_2: String,
        #[input(value = transformations::create_random_string(transformations::RandomString::seeded_integer(1000, 7).string_format("OTP_{0}"), &transformations::SystemRandomness)?)]
        pub random: String,
        #[input(value = String::from("of REST-Catalogue"))]
        pub constant: String,
        #[claim]
        pub relying_party_tenant_id: String,
        #[input(value = object_id.as_ref().map(|object_id| transformations::format_string_claim(object_id, &"cpim_{0}@{RelyingPartyTenantId}".replace("{RelyingPartyTenantId}", relying_party_tenant_id))).transpose()?)]
        pub upn: Option<String>,
        #[input(value = given_name.as_ref().zip(surname.as_ref()).map(|(given_name, surname)| transformations::format_string_multiple_claims(given_name, surname, "{0} {1}")).transpose()?)]
        pub full_name: Option<String>,
        #[input(value = status.as_ref().map(|status| transformations::lookup_value(status, &[("v1", "first"), ("v2", "second")], true)).transpose()?)]
        pub looked: Option<String>,
        #[input(value = None)]
        pub nothing: Option<String>,
        #[input(value = email.as_ref().map(|email| transformations::parse_domain(email)))]
        pub domain: Option<String>,
        #[input(value = transformations::set_claim_if_booleans_match(*is_a, true, "A holds")?)]
        pub set_bool: Option<String>,
        #[input(value = email.as_ref().map(|email| transformations::set_claims_if_regex_match(email, "(?<alias>.*)@(.*)$", "isEmail", true).map(|found| found.output_claim)).transpose()?.flatten())]
        pub set_regex: Option<String>,
        #[input(value = email.as_ref().map(|email| transformations::set_claims_if_regex_match(email, "(?<alias>.*)@(.*)$", "isEmail", true).map(|found| found.regex_compare_result_claim)).transpose()?)]
        pub is_email: Option<bool>,
        #[input(value = email.as_ref().map(|email| transformations::set_claims_if_regex_match(email, "(?<alias>.*)@(.*)$", "isEmail", true).map(|found| found.groups.get("alias").cloned())).transpose()?.flatten())]
        pub alias: Option<String>,
        #[input(value = status.as_ref().and_then(|status| transformations::set_claims_if_strings_are_equal(status, "V1", transformations::StringComparison::OrdinalIgnoreCase, "upgraded", "B2C_V1_90005").output_claim_1))]
        pub message: Option<String>,
        #[input(value = status.as_ref().and_then(|status| transformations::set_claims_if_strings_are_equal(status, "V1", transformations::StringComparison::OrdinalIgnoreCase, "upgraded", "B2C_V1_90005").output_claim_2))]
        pub code: Option<String>,
        #[input(value = status.as_ref().map(|status| transformations::set_claims_if_strings_are_equal(status, "V1", transformations::StringComparison::OrdinalIgnoreCase, "upgraded", "B2C_V1_90005").string_compare_result_claim))]
        pub is_upgraded: Option<bool>,
        #[input(value = status.as_ref().and_then(|status| transformations::set_claims_if_strings_match(status, "V1", transformations::StringComparison::Ordinal, "never").output_claim))]
        pub set_match: Option<String>,
        #[input(value = status.as_ref().map(|status| transformations::set_claims_if_strings_match(status, "V1", transformations::StringComparison::Ordinal, "never").string_compare_result_claim))]
        pub is_match: Option<bool>,
        #[claim]
        pub csv: Option<String>,
        #[input(value = csv.as_ref().map(|csv| transformations::string_contains(csv, "ADMIN,", transformations::StringComparison::OrdinalIgnoreCase)))]
        pub is_admin: Option<bool>,
        #[input(value = phone.as_ref().map(|phone| transformations::string_substring(phone, 0, 2)).transpose()?)]
        pub prefix: Option<String>,
        #[input(value = csv.as_ref().map(|csv| csv.replace(",", ";")))]
        pub replaced: Option<String>,
        #[input(value = csv.as_ref().map(|csv| transformations::string_split(csv, ",")).transpose()?)]
        pub split: Option<Vec<String>>,
        #[input(value = split.as_ref().map(|split| transformations::string_join(split, "|")))]
        pub joined: Option<String>,
    }

    /// Transformations in their order
    #[technical_profile(
        id = "REST-InOrder",
        service_url = "https://api.example.com/rest-inorder",
        auth = Bearer(key = "B2C_1A_ApiToken"),
        send_claims_in = Body,
    )]
    #[derive(Debug, Clone)]
    pub struct RestInOrder {
        #[input(map = |value: String| transformations::change_case(value, transformations::Case::Lower))]
        pub email: Option<String>,
        #[input(value = email.as_ref().map(|email| transformations::format_string_claim(email, "to {0}")).transpose()?)]
        pub salute: Option<String>,
        #[claim]
        pub given_name: Option<String>,
        #[input(partner = "givenName", value = given_name.as_ref().zip(email.as_ref()).map(|(given_name, email)| transformations::format_string_multiple_claims(given_name, email, "{0} <{1}>")).transpose()?.or_else(|| given_name.clone()))]
        pub given_name_2: Option<String>,
        #[output(partner = "code", coerce)]
        pub code_before: Option<String>,
        #[claim]
        pub status: Option<String>,
        #[output(value = code_before.as_ref().zip(status.as_ref()).map(|(code_before, status)| transformations::format_string_multiple_claims(code_before, status, "{0}-{1}")).transpose()?.or_else(|| code_before.clone()))]
        pub code: Option<String>,
    }

    /// A claim of the answer, changed in place
    #[technical_profile(
        id = "REST-Answered",
        service_url = "https://api.example.com/rest-answered",
        auth = Bearer(key = "B2C_1A_ApiToken"),
        send_claims_in = Body,
    )]
    #[derive(Debug, Clone)]
    pub struct RestAnswered {
        #[input]
        pub email: Option<String>,
        #[output(map = |value: String| transformations::string_substring(value, 0, 3), coerce)]
        pub code: Option<String>,
    }

    /// Checks before the call and after it
    #[technical_profile(
        id = "REST-Checked",
        service_url = "https://api.example.com/rest-checked",
        auth = Bearer(key = "B2C_1A_ApiToken"),
        send_claims_in = Body,
        rename_all = "camelCase",
    )]
    #[derive(Debug, Clone)]
    pub struct RestChecked {
        #[input]
        pub email: Option<String>,
        #[claim]
        pub other_email: Option<String>,
        /// The call fails unless this holds: `AssertStringClaimsAreEqual`.
        #[claim(value = email.as_ref().zip(other_email.as_ref()).map(|(email, other_email)| transformations::assert_string_claims_are_equal(email, other_email, transformations::StringComparison::OrdinalIgnoreCase)).ok_or("a claim that is compared is absent")??)]
        pub assert_same: (),
        #[output(coerce)]
        pub is_a: Option<bool>,
        #[output(coerce)]
        pub count: Option<i32>,
        /// A `dateTime`: `2022-01-03T11:34:22.0000000Z`.
        #[output(coerce)]
        pub later: Option<String>,
        /// The call fails unless this holds: `AssertBooleanClaimIsEqualToValue`.
        #[output(value = transformations::assert_boolean_claim_is_equal_to_value(*is_a, true)?)]
        pub assert_a: (),
        /// The call fails unless this holds: `AssertNumber`.
        #[output(value = transformations::assert_number(*count, transformations::NumberOperator::GreaterThan, 5, true).map(|_| ())?)]
        pub assert_few: (),
        /// A `dateTime`: `2022-01-03T11:34:22.0000000Z`.
        #[claim]
        pub moment: Option<String>,
        /// The call fails unless this holds: `AssertDateTimeIsGreaterThan`.
        #[output(value = transformations::assert_date_time_is_greater_than(later, moment, transformations::GreaterThan { assert_if_equal_to: false, assert_if_right_operand_is_not_present: true, treat_as_equal_if_within_milliseconds: 300000 })?)]
        pub assert_later: (),
    }
}
