//! Phone numbers, by Google's numbering plans: from what people type to [`PhoneNumber`], and apart again.
//!
//! The crate that knows the plans, `rlibphonenumber`, writes phone numbers to the `log` crate at level TRACE. An
//! application that records everything at that level keeps them out by the crate's name, for instance with
//! `RUST_LOG=trace,rlibphonenumber=off`.

use rlibphonenumber::{
    NumberLengthType, PHONE_NUMBER_UTIL, PhoneNumberFormat, Region, ValidationError,
};

use crate::parameter::words;
use crate::types::PhoneNumber;
use crate::{Failure, TransformationError};

words! {
    /// How [`get_national_number_and_country_code_from_phone_number_string`] names the country.
    parameter "countryCodeType" enum CountryCodeType {
        /// The international calling code with its plus: `+49`.
        CallingCode = "CallingCode",
        /// The two letters of ISO 3166: `DE`.
        Iso3166 = "ISO3166",
    }
}

/// What [`get_national_number_and_country_code_from_phone_number_string`] finds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NationalNumber {
    /// The number without the country's code, digits only; zeros that belong to it (Italy) are kept.
    pub national_number: String,
    /// The country, as asked for.
    pub country_code: String,
}

/// `ConvertPhoneNumberClaimToString`: the number in the international form.
///
/// ```
/// # use connector_transformations::{convert_phone_number_claim_to_string, types::PhoneNumber};
/// let cell_phone: PhoneNumber = "+11234567890".parse()?;
/// assert_eq!(convert_phone_number_claim_to_string(&cell_phone), "+11234567890");
/// # Ok::<(), connector_transformations::types::InvalidValue>(())
/// ```
#[must_use]
pub fn convert_phone_number_claim_to_string(phone_number: &PhoneNumber) -> String {
    phone_number.to_string()
}

/// `ConvertStringToPhoneNumberClaim`: reads what people type. With a country (two letters of ISO 3166, in any case) the
/// number may be in that country's local form; without, it must begin with `+` and the country's calling code.
///
/// ```
/// # use connector_transformations::convert_string_to_phone_number_claim;
/// let number = convert_string_to_phone_number_claim("033 456-7890", Some("DK"))?;
/// assert_eq!(number.to_string(), "+450334567890");
/// let number = convert_string_to_phone_number_claim("+1 (123) 456-7890", None)?;
/// assert_eq!(number.to_string(), "+11234567890");
/// # Ok::<(), connector_transformations::TransformationError>(())
/// ```
///
/// The documents say that an invalid number is an error, and show two that no operator ever assigned: Danish numbers
/// have eight digits, and no American area code begins with 1. So it is not asked whether the number can exist, only
/// whether this can be read as a number of the country that is not too short for one. An extension is left out: the
/// international form has none.
///
/// # Errors
/// [`Failure::InvalidPhoneNumber`] where it cannot be read so, and where the country is none.
pub fn convert_string_to_phone_number_claim(
    phone_number_string: impl AsRef<str>,
    country: Option<&str>,
) -> Result<PhoneNumber, TransformationError> {
    let fail = || {
        TransformationError::new(
            "ConvertStringToPhoneNumberClaim",
            Failure::InvalidPhoneNumber,
        )
    };
    let country = country.map(region).transpose().map_err(|()| fail())?;
    let number = parse(phone_number_string.as_ref(), country).ok_or_else(fail)?;
    PHONE_NUMBER_UTIL
        .format(&number, PhoneNumberFormat::E164)
        .parse()
        .map_err(|_| fail())
}

/// `GetNationalNumberAndCountryCodeFromPhoneNumberString`: takes a number in the international form apart.
///
/// ```
/// # use connector_transformations::{
/// #     get_national_number_and_country_code_from_phone_number_string as take_apart, CountryCodeType::{CallingCode, Iso3166},
/// # };
/// let number = take_apart("+49 (123) 456-7890", Iso3166)?;
/// assert_eq!((&*number.national_number, &*number.country_code), ("1234567890", "DE"));
/// let number = take_apart("+49 (123) 456-7890", CallingCode)?;
/// assert_eq!((&*number.national_number, &*number.country_code), ("1234567890", "+49"));
/// # Ok::<(), connector_transformations::TransformationError>(())
/// ```
///
/// The documents' `throwExceptionOnFailure` is `?` when true, and `.ok()` when false, its default there.
/// Several countries share a calling code (+1, +44): the number's own is named where the plan tells it, else the
/// code's main one (`US`, `GB`).
///
/// # Errors
/// [`Failure::PhoneNumberParseFailure`] where this is no number with a calling code, and with
/// [`CountryCodeType::Iso3166`] where the code is of no country (+800).
pub fn get_national_number_and_country_code_from_phone_number_string(
    phone_number: impl AsRef<str>,
    country_code_type: CountryCodeType,
) -> Result<NationalNumber, TransformationError> {
    let fail = || {
        TransformationError::new(
            "GetNationalNumberAndCountryCodeFromPhoneNumberString",
            Failure::PhoneNumberParseFailure,
        )
    };
    let number = parse(phone_number.as_ref(), None).ok_or_else(fail)?;
    let country_code = match country_code_type {
        CountryCodeType::CallingCode => format!("+{}", number.country_code),
        CountryCodeType::Iso3166 => PHONE_NUMBER_UTIL
            .get_region_for_number(&number)
            .or_else(|| PHONE_NUMBER_UTIL.get_region_for_country_code(number.country_code))
            // Codes of no country stand in the plans under `001`, the world.
            .filter(|region| *region != Region::World)
            .ok_or_else(fail)?
            .to_string(),
    };
    let national_number = rlibphonenumber::get_national_significant_number_owned(&number);
    Ok(NationalNumber {
        national_number,
        country_code,
    })
}

/// Longer than any number that people write; the plans' expressions are kept from anything else.
const MAX_LENGTH: usize = 250;

fn parse(text: &str, country: Option<Region>) -> Option<rlibphonenumber::PhoneNumber> {
    if text.len() > MAX_LENGTH {
        return None;
    }
    let number = PHONE_NUMBER_UTIL.parse(text, country).ok()?;
    let too_short = matches!(
        PHONE_NUMBER_UTIL.is_possible_number_with_reason(&number),
        Err(ValidationError::TooShort) | Ok(NumberLengthType::IsPossibleLocalOnly)
    );
    (!too_short).then_some(number)
}

fn region(country: &str) -> Result<Region, ()> {
    if country.len() != 2 || !country.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        return Err(());
    }
    let region = country.to_ascii_uppercase().parse().map_err(|_| ())?;
    // A country without a numbering plan would be read as if none had been given.
    PHONE_NUMBER_UTIL
        .get_country_code_for_region(region)
        .map(|_| region)
        .ok_or(())
}

#[cfg(test)]
mod tests {
    use super::{
        CountryCodeType::{CallingCode, Iso3166},
        convert_string_to_phone_number_claim,
        get_national_number_and_country_code_from_phone_number_string,
    };
    use crate::Failure;

    fn read(text: &str, country: Option<&str>) -> Option<String> {
        convert_string_to_phone_number_claim(text, country)
            .ok()
            .map(|number| number.to_string())
    }

    #[test]
    fn numbers_as_people_type_them() {
        assert_eq!(
            read("0171 1234567", Some("de")).as_deref(),
            Some("+491711234567")
        );
        assert_eq!(
            read("(425) 555-0100", Some("US")).as_deref(),
            Some("+14255550100")
        );
        assert_eq!(
            read("010-1234-5678", Some("KR")).as_deref(),
            Some("+821012345678")
        );
        assert_eq!(
            read("+44 20 7946 0000 ext. 5", None).as_deref(),
            Some("+442079460000")
        );
        assert_eq!(
            read("+45 33 45 67 89", Some("DE")).as_deref(),
            Some("+4533456789")
        );
        assert_eq!(
            read("06 698 12345", Some("IT")).as_deref(),
            Some("+390669812345")
        );
    }

    #[test]
    fn what_is_no_number_or_no_country_is_refused_without_being_quoted() {
        for (text, country) in [
            ("0171 1234567", None),
            ("", Some("DE")),
            ("secret", Some("DE")),
            ("+999 12345678", None),
            ("12", Some("DE")),
            ("0171 1234567", Some("D")),
            ("0171 1234567", Some("ZZ")),
            ("0171 1234567", Some("")),
            ("0171 1234567", Some("DEU")),
            ("0171 1234567", Some("é")),
            (&"1".repeat(300), Some("DE")),
        ] {
            let error = convert_string_to_phone_number_claim(text, country).unwrap_err();
            assert_eq!(
                error.failure(),
                &Failure::InvalidPhoneNumber,
                "{text} {country:?}"
            );
            assert!(text.is_empty() || !format!("{error}{error:?}").contains(text));
        }
    }

    #[test]
    fn countries_that_share_a_code_are_told_apart_where_the_plan_can() {
        let country = |text| {
            get_national_number_and_country_code_from_phone_number_string(text, Iso3166)
                .map(|number| number.country_code)
        };
        assert_eq!(country("+1 416 555 0100").as_deref(), Ok("CA"));
        assert_eq!(country("+1 123 456 7890").as_deref(), Ok("US"));
        assert_eq!(country("+44 1534 456789").as_deref(), Ok("JE"));
        assert!(country("+800 1234 5678").is_err());
    }

    #[test]
    fn a_national_number_keeps_the_zero_that_belongs_to_it() {
        let number = get_national_number_and_country_code_from_phone_number_string(
            "+39 06 698 12345",
            CallingCode,
        )
        .unwrap();
        assert_eq!(
            (&*number.national_number, &*number.country_code),
            ("0669812345", "+39")
        );
        let error = get_national_number_and_country_code_from_phone_number_string(
            "0171 1234567",
            CallingCode,
        )
        .unwrap_err();
        assert_eq!(
            error.message_id(),
            Some("UserMessageIfPhoneNumberParseFailure")
        );
    }
}
