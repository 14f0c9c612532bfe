//! `application/x-www-form-urlencoded`, read as the URL standard's parser does, written by hand for the reason that
//! [`percent`] gives.

use crate::percent;

/// The pairs in order; `None` where one cannot be decoded.
#[must_use]
pub fn pairs(text: &str) -> Option<Vec<(String, String)>> {
    text.split('&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            Some((decode(name)?, decode(value)?))
        })
        .collect()
}

fn decode(text: &str) -> Option<String> {
    percent::decode(&text.replace('+', " "))
}

#[cfg(test)]
mod tests {
    use super::pairs;

    #[test]
    fn reads_pairs() {
        let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        assert_eq!(
            pairs("a=1+2&b=%2B%26&&c&d==").unwrap(),
            [
                pair("a", "1 2"),
                pair("b", "+&"),
                pair("c", ""),
                pair("d", "=")
            ]
        );
    }
}
