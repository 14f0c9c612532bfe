//! Expressions that a method of the claims transformations says: each row a form in Rust, and what a policy writes for it.
//!
//! The forms are those that `connector import` prints, and what people write who do by hand what the methods do.

use crate::export::expression::{self, Token};

mod calls;
mod forms;

use calls::CALLS;
use forms::{FORMS, ONE, Row, TWO};

/// A claims transformation without its ids.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Method {
    /// `TransformationMethod`.
    pub(super) name: &'static str,
    /// The claims that it reads, by their fields, each under its `TransformationClaimType`.
    pub(super) inputs: Vec<(String, &'static str)>,
    /// `Id`, `DataType`, `Value`.
    pub(super) parameters: Vec<(&'static str, &'static str, String)>,
    /// The `TransformationClaimType` of what it writes.
    pub(super) output: &'static str,
}

/// The method that says the same, where there is one.
pub(super) fn of(source: &str) -> Option<Method> {
    let tokens = without_path(expression::tokens(source)?);
    let (tokens, names) = without_absence(without_failure(&tokens));
    if let Some(text) = expression::owned(tokens) {
        return Some(Method {
            name: "CreateStringClaim",
            inputs: Vec::new(),
            parameters: vec![("value", "string", text)],
            output: "createdClaim",
        });
    }
    format(tokens, names).or_else(|| {
        FORMS
            .iter()
            .chain(CALLS)
            .find_map(|row| matched(row, tokens))
    })
}

/// The method that says what a closure of one argument does to the claim.
pub(super) fn in_place(function: &str, field: &str) -> Option<Method> {
    use Token::{Sign, Word};
    let tokens = without_path(expression::tokens(function)?);
    let [Sign('|'), Word(argument), rest @ ..] = tokens.as_slice() else {
        return None;
    };
    let end = rest.iter().position(|token| token.is_sign('|'))?;
    let body: Vec<Token> = rest[end + 1..]
        .iter()
        .map(|token| {
            if token.is_word(argument) {
                Word(field.to_owned())
            } else {
                token.clone()
            }
        })
        .collect();
    format(&body, Vec::new()).or_else(|| {
        FORMS
            .iter()
            .chain(CALLS)
            .find_map(|row| matched(row, &body))
    })
}

/// Functions and words of the catalogue by their names alone.
fn without_path(tokens: Vec<Token>) -> Vec<Token> {
    let mut plain: Vec<Token> = Vec::with_capacity(tokens.len());
    let mut rest = tokens.into_iter().peekable();
    while let Some(token) = rest.next() {
        if !(token.is_word("transformations") && rest.next_if(|next| next.is_sign(':')).is_some()) {
            plain.push(token);
            continue;
        }
        rest.next_if(|next| next.is_sign(':'));
        // What stands before it: `connector_runtime::`.
        while let [.., first, second] = plain.as_slice()
            && first.is_sign(':')
            && second.is_sign(':')
        {
            plain.truncate(plain.len() - 2);
            plain.pop_if(|last| matches!(last, Token::Word(_)));
        }
    }
    plain
}

/// Without what passes a failure on at the end: `?`, `.transpose()?`, `.ok_or("…")??`.
fn without_failure(mut tokens: &[Token]) -> &[Token] {
    while let [before @ .., last] = tokens
        && last.is_sign('?')
    {
        tokens = before;
    }
    let tokens = strip_end(tokens, "flatten").unwrap_or(tokens);
    let tokens = match tokens {
        [before @ .., last] if last.is_sign('?') => before,
        _ => tokens,
    };
    let tokens = strip_end(tokens, "transpose").unwrap_or(tokens);
    match tokens {
        [before @ .., dot, word, open, Token::Text(_), close]
            if dot.is_sign('.')
                && word.is_word("ok_or")
                && open.is_sign('(')
                && close.is_sign(')') =>
        {
            before
        }
        _ => tokens,
    }
}

/// What is done where the claims are there, and the names that it gives them: absent claims are absent afterwards, in a
/// policy too.
fn without_absence(tokens: &[Token]) -> (&[Token], Vec<String>) {
    let tokens = strip_end(tokens, "unwrap_or_default").unwrap_or(tokens);
    for (index, token) in tokens.iter().enumerate() {
        let map = token.is_word("map") || token.is_word("and_then");
        // `.map(|a| …)`, `.map(|(a, b)| …)`, to the very end.
        if let (true, [before @ .., dot], [open, bar, rest @ .., close]) =
            (map, &tokens[..index], &tokens[index + 1..])
            && dot.is_sign('.')
            && open.is_sign('(')
            && bar.is_sign('|')
            && close.is_sign(')')
            && before.iter().any(|token| token.is_word("as_ref"))
            && let Some(end) = rest.iter().position(|token| token.is_sign('|'))
        {
            let names = rest[..end].iter().filter_map(|token| match token {
                Token::Word(name) => Some(name.clone()),
                _ => None,
            });
            return (&rest[end + 1..], names.collect());
        }
    }
    (tokens, Vec::new())
}

/// Without `.method()` at the end.
fn strip_end<'a>(tokens: &'a [Token], method: &str) -> Option<&'a [Token]> {
    match tokens {
        [rest @ .., dot, word, open, close]
            if dot.is_sign('.')
                && word.is_word(method)
                && open.is_sign('(')
                && close.is_sign(')') =>
        {
            Some(rest)
        }
        _ => None,
    }
}

fn matched(row: &Row, tokens: &[Token]) -> Option<Method> {
    let &(form, name, roles, parameters, output) = row;
    let form = expression::tokens(form)?;
    let (mut claims, mut texts) = (Vec::new(), Vec::new());
    let mut rest = tokens.iter();
    let mut form = form.iter();
    while let Some(wanted) = form.next() {
        if !wanted.is_sign('$') {
            if rest.next()? != wanted {
                return None;
            }
            continue;
        }
        match (form.next()?, rest.next()?) {
            (hole, Token::Text(text)) if hole.is_word("s") || hole.is_word("t") => {
                texts.push(text.clone());
            }
            (hole, Token::Word(constant))
                if hole.is_word("n") && expression::constant(constant).is_some() =>
            {
                texts.push(constant.clone());
            }
            (hole, Token::Word(claim)) if hole.is_word("a") || hole.is_word("b") => {
                claims.push(claim.clone());
            }
            _ => return None,
        }
    }
    if rest.next().is_some() {
        return None;
    }
    let parameters = parameters.iter().map(|&(id, ty, value)| {
        let value = match value {
            "$s" => texts.first().cloned().unwrap_or_default(),
            "$t" => texts.get(1).cloned().unwrap_or_default(),
            constant => constant.to_owned(),
        };
        (id, ty, value)
    });
    Some(Method {
        name,
        inputs: claims.into_iter().zip(roles.iter().copied()).collect(),
        parameters: parameters.collect(),
        output,
    })
}

/// `format!("{} {}", a, b)` over one or two claims, which .NET's composite formats say too; `claims`: those that have their
/// numbers already.
fn format(tokens: &[Token], mut claims: Vec<String>) -> Option<Method> {
    use Token::{Sign, Text, Word};
    let [
        Word(format),
        Sign('!'),
        Sign('('),
        Text(pattern),
        arguments @ ..,
        Sign(')'),
    ] = tokens
    else {
        return None;
    };
    if format != "format" {
        return None;
    }
    let mut given = Vec::new();
    for argument in arguments.chunks(2) {
        match argument {
            [Sign(','), Word(claim)] => given.push(claim.clone()),
            [Sign(',')] => {}
            _ => return None,
        }
    }
    let mut number = |claim: String| {
        let at = claims.iter().position(|known| *known == claim);
        at.unwrap_or_else(|| {
            claims.push(claim);
            claims.len() - 1
        })
    };
    let (mut composite, mut rest, mut next) = (String::new(), pattern.as_str(), given.into_iter());
    while let Some(at) = rest.find(['{', '}']) {
        composite.push_str(&rest[..at]);
        let braced = &rest[at..];
        if braced.starts_with("{{") || braced.starts_with("}}") {
            composite.push_str(&braced[..2]);
            rest = &braced[2..];
            continue;
        }
        let (name, left) = braced.strip_prefix('{')?.split_once('}')?;
        let claim = if name.is_empty() {
            next.next()?
        } else {
            name.to_owned()
        };
        if claim.contains(|c: char| !(c.is_alphanumeric() || c == '_')) {
            return None;
        }
        composite.extend(["{", &number(claim).to_string(), "}"]);
        rest = left;
    }
    composite.push_str(rest);
    let (name, roles) = match claims.len() {
        1 => ("FormatStringClaim", ONE),
        2 => ("FormatStringMultipleClaims", TWO),
        _ => return None,
    };
    next.next().is_none().then(|| Method {
        name,
        inputs: claims.into_iter().zip(roles.iter().copied()).collect(),
        parameters: vec![("stringFormat", "string", composite)],
        output: "outputClaim",
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(source: &str) -> Option<String> {
        let method = of(source)?;
        let inputs: Vec<_> = method
            .inputs
            .iter()
            .map(|(claim, role)| format!("{role}={claim}"))
            .collect();
        let parameters: Vec<_> = method
            .parameters
            .iter()
            .map(|(id, _, value)| format!("{id}={value}"))
            .collect();
        Some(format!(
            "{} {} {} {}",
            method.name,
            inputs.join(","),
            parameters.join(","),
            method.output
        ))
    }

    #[test]
    fn forms_are_methods() {
        for (source, method) in [
            ("email.clone()", "CopyClaim inputClaim=email  outputClaim"),
            (
                "given_name.to_uppercase()",
                "ChangeCase inputClaim1=given_name toCase=UPPER outputClaim",
            ),
            (
                "otp.as_ref().map(|otp| format!(\"{}\", otp))",
                "FormatStringClaim inputClaim=otp stringFormat={0} outputClaim",
            ),
            (
                "a.as_ref().zip(Some(b)).map(|(a, b)| format!(\"{} {} {}{{}}\", b, a, b))",
                "FormatStringMultipleClaims inputClaim1=a,inputClaim2=b stringFormat={1} {0} {1}{{}} outputClaim",
            ),
            (
                "format!(\"cpim_{email}\")",
                "FormatStringClaim inputClaim=email stringFormat=cpim_{0} outputClaim",
            ),
            (
                "r#type.replace(\"a\", \"\")",
                "StringReplace inputClaim=type oldValue=a,newValue= outputClaim",
            ),
            ("!*is_new", "NotClaims inputClaim=is_new  outputClaim"),
            (
                "*a && *b",
                "AndClaims inputClaim1=a,inputClaim2=b  outputClaim",
            ),
            (
                "a.to_lowercase() != \"x\"",
                "CompareClaimToValue inputClaim1=a compareTo=x,operator=NOT EQUAL,ignoreCase=true outputClaim",
            ),
            (
                "roles.as_ref().and_then(|roles| roles.first().cloned())",
                "GetSingleItemFromStringCollection collection=roles  extractedItem",
            ),
            (
                "email.rsplit_once('@').map_or(\"\", |(_, domain)| domain).to_owned()",
                "ParseDomain emailAddress=email  domain",
            ),
            (
                "String::from(\"x\")",
                "CreateStringClaim  value=x createdClaim",
            ),
            (
                "a.as_ref().map(|a| transformations::change_case(a, transformations::Case::Upper))",
                "ChangeCase inputClaim1=a toCase=UPPER outputClaim",
            ),
            (
                "a.as_ref().map(|a| transformations::format_string_claim(a, \"x{0}\")).transpose()?",
                "FormatStringClaim inputClaim=a stringFormat=x{0} outputClaim",
            ),
            (
                "transformations::format_string_claim(a, &\"{0}@{RelyingPartyTenantId}\".replace(\"{RelyingPartyTenantId}\", tenant))?",
                "FormatStringClaim inputClaim=a stringFormat={0}@{RelyingPartyTenantId} outputClaim",
            ),
            (
                "::connector_runtime::transformations::string_substring(a, 0, 3)?",
                "StringSubstring inputClaim=a startIndex=0,length=3 outputClaim",
            ),
            (
                "a.as_ref().zip(b.as_ref()).map(|(a, b)| transformations::assert_string_claims_are_equal(a, b, transformations::StringComparison::Ordinal)).ok_or(\"absent\")??",
                "AssertStringClaimsAreEqual inputClaim1=a,inputClaim2=b stringComparison=ordinal ",
            ),
            (
                "transformations::assert_boolean_claim_is_equal_to_value(*a, true)?",
                "AssertBooleanClaimIsEqualToValue inputClaim=a valueToCompareTo=true ",
            ),
        ] {
            assert_eq!(said(source).as_deref(), Some(method), "{source}");
        }
    }

    #[test]
    fn what_no_method_says_has_none() {
        for source in [
            "parse(email)?",
            "email.len() as u32",
            "email.clone() + surname",
            "format!(\"{:>8}\", email)",
            "format!(\"{} {} {}\", a, b, c)",
            "format!(\"{}\", a.trim())",
            "if *is_new { 1 } else { 2 }",
            "a == b && c",
            "a.replace(from, \"\")",
        ] {
            assert_eq!(of(source), None, "{source}");
        }
    }

    #[test]
    fn a_closure_of_one_argument_is_a_method_on_the_claim() {
        let method = in_place("|value: String| value.to_lowercase()", "email").unwrap();
        assert_eq!(
            (method.name, method.inputs),
            ("ChangeCase", vec![("email".to_owned(), "inputClaim1")])
        );
        assert_eq!(in_place("trimmed", "email"), None);
        assert_eq!(
            in_place("|value: String| value.trim().to_owned()", "email"),
            None
        );
    }
}
