//! Bytes to text: UTF-8 or UTF-16, the byte order mark taken off.

use crate::source::{Place, Source};

/// The text, or where it stops being one.
pub(super) fn decode(bytes: &[u8]) -> Result<String, (Place, String)> {
    match bytes {
        [0xFF, 0xFE, rest @ ..] => wide(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => wide(rest, u16::from_be_bytes),
        [0xEF, 0xBB, 0xBF, rest @ ..] => narrow(rest),
        _ => narrow(bytes),
    }
}

fn narrow(bytes: &[u8]) -> Result<String, (Place, String)> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text.to_owned()),
        Err(error) => {
            let (before, _) = bytes.split_at(error.valid_up_to());
            let before = Source::new("", String::from_utf8_lossy(before).into_owned());
            let place = before.place(before.text.len());
            Err((
                place,
                "the file is not UTF-8 from here on; save it as UTF-8".to_owned(),
            ))
        }
    }
}

fn wide(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, (Place, String)> {
    let units = bytes
        .chunks(2)
        .map(|pair| unit([pair[0], pair.get(1).copied().unwrap_or_default()]));
    char::decode_utf16(units)
        .collect::<Result<String, _>>()
        .map_err(|_| {
            (
                Place::START,
                "the file is not UTF-16, as its byte order mark says; save it as UTF-8".to_owned(),
            )
        })
}
