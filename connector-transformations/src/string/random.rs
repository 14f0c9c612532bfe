//! Random texts: `CreateRandomString`, `CreateOtpSecret`.

use data_encoding::{BASE32_NOPAD, BASE64};

use super::format::format;
use crate::{Randomness, TransformationError};

/// The parameters of [`create_random_string`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RandomString<'a> {
    generator: Generator,
    string_format: Option<&'a str>,
    base64: bool,
}

/// `randomGeneratorType`, with the parameters that belong to each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Generator {
    Guid,
    Integer { maximum: u32, seed: Option<i32> },
}

/// `maximumNumber` where none is given, as .NET has it.
const MAXIMUM: u32 = i32::MAX.unsigned_abs();

impl<'a> RandomString<'a> {
    /// `GUID`: a version 4 one, in small letters.
    #[must_use]
    pub const fn guid() -> Self {
        Self::of(Generator::Guid)
    }

    /// `INTEGER`: a whole number from 0 on and *below* `maximumNumber` (it is 0 where that is 0), as .NET counts; the
    /// documents say "between 0 and 1000". Without one, below 2,147,483,647.
    #[must_use]
    pub fn integer(maximum_number: impl Into<Option<u32>>) -> Self {
        Self::of(Generator::Integer {
            maximum: maximum_number.into().unwrap_or(MAXIMUM),
            seed: None,
        })
    }

    /// `INTEGER` with a `seed`: the same number for the same seed and maximum, at all times and on all machines. It is
    /// not the number that .NET would give, whose generator nobody promises, and nothing that must not be guessed.
    #[must_use]
    pub fn seeded_integer(maximum_number: impl Into<Option<u32>>, seed: i32) -> Self {
        Self::of(Generator::Integer {
            maximum: maximum_number.into().unwrap_or(MAXIMUM),
            seed: Some(seed),
        })
    }

    /// `stringFormat`: the text, in which the random value takes the place of `{0}`.
    #[must_use]
    pub const fn string_format(mut self, format: &'a str) -> Self {
        self.string_format = Some(format);
        self
    }

    /// `base64`: the text, after the format, in base64.
    #[must_use]
    pub const fn base64(mut self) -> Self {
        self.base64 = true;
        self
    }

    const fn of(generator: Generator) -> Self {
        Self {
            generator,
            string_format: None,
            base64: false,
        }
    }
}

/// `CreateRandomString`: a random GUID or number, formatted and in base64 where that is asked for.
///
/// ```
/// # use connector_transformations::{create_random_string, RandomString, SystemRandomness};
/// let user_name = create_random_string(RandomString::guid(), &SystemRandomness)?;
/// assert_eq!(user_name.len(), "bc8bedd2-aaa3-411e-bdee-2f1810b73dfc".len());
///
/// let password = RandomString::integer(1000).string_format("OTP_{0}");
/// // In a test the bytes are given.
/// let bytes = |buffer: &mut [u8]| buffer.fill(0xda);
/// assert_eq!(create_random_string(password, &bytes)?, "OTP_854");
/// # Ok::<(), connector_transformations::TransformationError>(())
/// ```
///
/// # Errors
/// Those of [`format_string_claim`](crate::format_string_claim) for the format, and where the system has no random
/// bytes.
pub fn create_random_string(
    parameters: RandomString<'_>,
    randomness: &impl Randomness,
) -> Result<String, TransformationError> {
    const METHOD: &str = "CreateRandomString";
    let random = match parameters.generator {
        Generator::Guid => guid(bytes(METHOD, randomness)?),
        Generator::Integer {
            maximum,
            seed: Some(seed),
        } => below(maximum, mixed(seed)).to_string(),
        Generator::Integer {
            maximum,
            seed: None,
        } => below(maximum, u64::from_be_bytes(bytes(METHOD, randomness)?)).to_string(),
    };
    let text = match parameters.string_format {
        Some(pattern) => format(METHOD, pattern, &[&random])?,
        None => random,
    };
    Ok(if parameters.base64 {
        BASE64.encode(text.as_bytes())
    } else {
        text
    })
}

/// `CreateOtpSecret`: the secret of time-based one-time passwords, 80 random bits as 16 characters of base32.
///
/// ```
/// # use connector_transformations::{create_otp_secret, SystemRandomness};
/// let secret = create_otp_secret(&SystemRandomness)?;
/// assert_eq!(secret.len(), "hmlcmd4ph6fph64c".len());
/// # Ok::<(), connector_transformations::TransformationError>(())
/// ```
///
/// In small letters, as the documents' example has it; authenticator apps read either. It is a secret: keep it in a
/// claim type that is not printed.
///
/// # Errors
/// Where the system has no random bytes.
pub fn create_otp_secret(randomness: &impl Randomness) -> Result<String, TransformationError> {
    let bytes: [u8; 10] = bytes("CreateOtpSecret", randomness)?;
    Ok(BASE32_NOPAD.encode(&bytes).to_ascii_lowercase())
}

fn bytes<const N: usize>(
    method: &'static str,
    randomness: &impl Randomness,
) -> Result<[u8; N], TransformationError> {
    let mut bytes = [0; N];
    randomness
        .fill(&mut bytes)
        .map_err(|_| TransformationError::refused(method, "the system has no random bytes"))?;
    Ok(bytes)
}

/// 122 random bits, and the six that say so.
fn guid(mut bytes: [u8; 16]) -> String {
    bytes[6] = bytes[6] & 0x0f | 0x40;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    let number = u128::from_be_bytes(bytes);
    format!(
        "{:08x}-{:04x}-{:04x}-{:04x}-{:012x}",
        number >> 96,
        number >> 80 & 0xffff,
        number >> 64 & 0xffff,
        number >> 48 & 0xffff,
        number & 0xffff_ffff_ffff,
    )
}

/// A number below the maximum. One is more probable than another by less than 1 in 2³².
fn below(maximum: u32, random: u64) -> u64 {
    let scaled = (u128::from(random) * u128::from(maximum)) >> 64;
    // Less than 2³²: it is the upper half of the product of a 64-bit and a 32-bit number.
    scaled as u64
}

/// The first number of the generator `SplitMix64` for this seed: our promise, since no crate makes one.
fn mixed(seed: i32) -> u64 {
    let mut z = i64::from(seed)
        .cast_unsigned()
        .wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ z >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ z >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ z >> 31
}

#[cfg(test)]
mod tests {
    use super::{RandomString, below, create_otp_secret, create_random_string};
    use crate::{Randomness, SystemRandomness};

    fn random(parameters: RandomString<'_>) -> String {
        create_random_string(parameters, &SystemRandomness).unwrap()
    }

    #[test]
    fn the_ends_of_the_range_are_met_and_not_passed() {
        for (maximum, last) in [
            (0, 0),
            (1, 0),
            (2, 1),
            (1000, 999),
            (u32::MAX, u64::from(u32::MAX) - 1),
        ] {
            assert_eq!(below(maximum, 0), 0);
            assert_eq!(below(maximum, u64::MAX), last);
        }
    }

    #[test]
    fn a_seed_gives_one_number_for_ever() {
        let seeded = |seed| {
            create_random_string(RandomString::seeded_integer(1000, seed), &no_bytes).unwrap()
        };
        assert_eq!(
            [seeded(0), seeded(1), seeded(-1), seeded(i32::MAX)],
            ["883", "566", "893", "382"]
        );
    }

    #[test]
    fn a_guid_is_a_version_4_one() {
        let guid = create_random_string(RandomString::guid(), &|bytes: &mut [u8]| bytes.fill(0xff))
            .unwrap();
        assert_eq!(guid, "ffffffff-ffff-4fff-bfff-ffffffffffff");
        assert_ne!(random(RandomString::guid()), random(RandomString::guid()));
    }

    #[test]
    fn base64_comes_after_the_format() {
        let parameters = RandomString::integer(1).string_format("OTP_{0}").base64();
        assert_eq!(random(parameters), "T1RQXzA=");
        assert!(
            create_random_string(
                RandomString::integer(None).string_format("{1}"),
                &SystemRandomness
            )
            .is_err()
        );
        assert!(random(RandomString::integer(None)).parse::<i32>().is_ok());
    }

    #[test]
    fn a_secret_is_16_characters_of_base32() {
        assert_eq!(
            create_otp_secret(&|bytes: &mut [u8]| bytes.fill(0)).as_deref(),
            Ok("aaaaaaaaaaaaaaaa")
        );
        let secret = create_otp_secret(&SystemRandomness).unwrap();
        assert!(
            secret
                .bytes()
                .all(|byte| matches!(byte, b'a'..=b'z' | b'2'..=b'7')),
            "{}",
            secret.len()
        );
    }

    #[test]
    fn without_random_bytes_there_is_no_random_text() {
        let error = create_random_string(RandomString::guid(), &NoBytes).unwrap_err();
        assert_eq!(
            error.to_string(),
            "`CreateRandomString`: the system has no random bytes"
        );
        assert!(create_otp_secret(&NoBytes).is_err());
    }

    fn no_bytes(_: &mut [u8]) {
        panic!("a seeded number asks for no random bytes");
    }

    struct NoBytes;

    impl Randomness for NoBytes {
        fn fill(&self, _: &mut [u8]) -> Result<(), crate::NoRandomness> {
            Err(crate::NoRandomness)
        }
    }
}
