//! The word that the user may have meant.

/// The nearest of the known words: the same but for case and underscores, else a few slips away, else its longer or shorter form.
pub(crate) fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let folded = fold(word);
    if folded.is_empty() {
        return None;
    }
    known
        .into_iter()
        .filter_map(|candidate| Some((rank(&folded, &fold(candidate))?, candidate)))
        .min_by_key(|(rank, _)| *rank)
        .map(|(_, candidate)| candidate)
}

/// Lower case, without what separates words: `ServiceUrl`, `service_url` and `SERVICE-URL` are one word.
pub(crate) fn fold(word: &str) -> String {
    word.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

fn rank(word: &str, candidate: &str) -> Option<usize> {
    let slips = strsim::damerau_levenshtein(word, candidate);
    let longest = word.chars().count().max(candidate.chars().count());
    if slips <= longest.div_ceil(4).min(3) && slips < longest {
        return Some(slips);
    }
    // `Query` for `QueryString`, `url` for `service_url`.
    let part = |short: &str, long: &str| {
        short.len() >= 3 && (long.starts_with(short) || long.ends_with(short))
    };
    (part(word, candidate) || part(candidate, word)).then_some(10 + slips)
}

/// The words as a list for people: `` `a`, `b` or `c` ``.
pub(crate) fn list<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    let quoted: Vec<_> = words.into_iter().map(|word| format!("`{word}`")).collect();
    match quoted.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} or {last}", rest.join(", ")),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORDS: [&str; 5] = [
        "service_url",
        "auth",
        "send_claims_in",
        "QueryString",
        "Url",
    ];

    #[test]
    fn slips_case_and_parts_are_found_and_strangers_are_not() {
        for (word, expected) in [
            ("sevice_url", Some("service_url")),
            ("SERVICE-URL", Some("service_url")),
            ("auht", Some("auth")),
            ("Query", Some("QueryString")),
            ("sendclaims", Some("send_claims_in")),
            ("banana", None),
            ("x", None),
            ("", None),
        ] {
            assert_eq!(nearest(word, WORDS), expected, "{word}");
        }
    }

    #[test]
    fn a_list_reads_as_people_write_it() {
        assert_eq!(list(["a"]), "`a`");
        assert_eq!(list(["a", "b", "c"]), "`a`, `b` or `c`");
    }
}
