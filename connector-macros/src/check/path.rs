//! `path = "data[0].email"`: the way to a value in a JSON document.
//!
//! Names joined by `.`, indices as `[0]` or `.0`, quoted names `['a.b']`, an optional leading `$.`, and `$` alone.

use syn::LitStr;

use crate::attr::Keyed;
use crate::model::Step;
use crate::support::Bag;

/// The answer is read 32 levels deep, its root counted.
const DEEPEST: usize = 31;

/// The way to an output.
pub(crate) fn output(keyed: &Keyed<LitStr>, bag: &mut Bag) -> Option<Vec<Step>> {
    let text = keyed.value.value();
    let fault = match steps(&text) {
        Ok(steps) if matches!(steps.first(), Some(Step::Index(_))) => Fault::new(
            "the answer is an object, and this path begins with an index",
            "begin with a name, or read the whole body by `path = \"$\"`",
        ),
        Ok(steps) if steps.len() > DEEPEST => Fault::new(
            "an answer is read 32 levels deep, and this path goes deeper",
            "read a claim nearer to the root, and take it apart yourself",
        ),
        Ok(steps) => return Some(steps),
        Err(fault) => fault,
    };
    refuse(keyed, fault, bag);
    None
}

/// The way to an input in the request's body.
pub(crate) fn input(keyed: &Keyed<LitStr>, bag: &mut Bag) -> Option<Vec<Step>> {
    let fault = match steps(&keyed.value.value()) {
        Ok(steps) if steps.is_empty() => Fault::new(
            "the claim would be the whole body",
            "write `#[input(payload)]`",
        ),
        Ok(steps) if matches!(steps.first(), Some(Step::Index(_))) => Fault::new(
            "the body is an object, and this path begins with an index",
            "begin with a name, or send a list as the whole body by `payload`",
        ),
        Ok(steps) if steps.len() > DEEPEST => Fault::new(
            "a body is written 32 levels deep, and this path goes deeper",
            "send a claim that is itself an object",
        ),
        Ok(steps) => return Some(steps),
        Err(fault) => fault,
    };
    refuse(keyed, fault, bag);
    None
}

fn refuse(keyed: &Keyed<LitStr>, fault: Fault, bag: &mut Bag) {
    let text = keyed.value.value();
    let quoted = if text.is_empty() {
        text
    } else {
        format!("`{text}`: ")
    };
    bag.help(
        &keyed.value,
        format_args!("{quoted}{}", fault.rule),
        fault.help,
    );
}

/// A path as people write it.
pub(crate) fn shown(path: &[Step]) -> String {
    let steps = path.iter().enumerate().map(|(at, step)| match step {
        Step::Index(index) => format!("[{index}]"),
        Step::Name(name) if name.contains(['.', '[', '\'']) => format!("['{name}']"),
        Step::Name(name) if at == 0 => name.clone(),
        Step::Name(name) => format!(".{name}"),
    });
    let text: Vec<_> = steps.collect();
    if text.is_empty() {
        "$".to_owned()
    } else {
        text.concat()
    }
}

/// What is wrong with a path, and what to write.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    pub(crate) rule: String,
    pub(crate) help: String,
}

impl Fault {
    fn new(rule: impl Into<String>, help: impl Into<String>) -> Self {
        Self {
            rule: rule.into(),
            help: help.into(),
        }
    }
}

/// The steps of a path; none for `$`.
pub(crate) fn steps(text: &str) -> Result<Vec<Step>, Fault> {
    if text.is_empty() {
        return Err(Fault::new(
            "a path is not empty",
            "write `path = \"data[0].email\"`, or `path = \"$\"` for the whole body",
        ));
    }
    if text == "$" {
        return Ok(Vec::new());
    }
    if let Some(pointer) = text.strip_prefix('/') {
        return Err(Fault::new(
            "this is a JSON pointer, and a path joins names by `.`",
            format!(
                "write `path = \"{}\"`, or `['/…']` for a name",
                shown(&pointed(pointer))
            ),
        ));
    }
    if text.contains("..") {
        return Err(Fault::new(
            "`..` searches all levels, and a path names each",
            "write every name on the way",
        ));
    }
    let mut rest = match text.strip_prefix('$') {
        Some(rest) if rest.starts_with(['.', '[']) => rest,
        _ => text,
    };
    let mut steps = Vec::new();
    // The dot before the first name is there only behind `$`.
    if rest.len() < text.len() {
        rest = rest.strip_prefix('.').unwrap_or(rest);
    }
    loop {
        let (step, left) = if let Some(inside) = rest.strip_prefix('[') {
            bracket(inside)?
        } else {
            plain(rest)?
        };
        steps.push(step);
        rest = match left.strip_prefix('.') {
            Some(left) if left.starts_with('[') => {
                return Err(Fault::new("`.[` has a dot too many", "write `[`"));
            }
            Some(left) => left,
            None if left.is_empty() => return Ok(steps),
            None if left.starts_with('[') => left,
            None => {
                return Err(Fault::new(
                    "`]` and a name have no dot between them",
                    "write `].`",
                ));
            }
        };
    }
}

/// The steps of a JSON pointer without its first `/`.
fn pointed(pointer: &str) -> Vec<Step> {
    pointer
        .split('/')
        .map(|step| match step.parse() {
            Ok(index) => Step::Index(index),
            Err(_) => Step::Name(step.replace("~1", "/").replace("~0", "~")),
        })
        .collect()
}

/// A name or index up to the next `.` or `[`.
fn plain(text: &str) -> Result<(Step, &str), Fault> {
    let (name, left) = text.split_at(text.find(['.', '[']).unwrap_or(text.len()));
    if name.is_empty() {
        return Err(Fault::new(
            "`.` has a name on one side alone",
            "write a name on both sides, `a.b`",
        ));
    }
    if let Some(stray) = name
        .chars()
        .find(|c| c.is_whitespace() || "*?()'\",]".contains(*c))
    {
        return Err(match stray {
            '*' => wildcard("*", "0"),
            '?' => filter(name, "0"),
            ']' => Fault::new("`]` closes nothing", "write `a[0].b`"),
            _ => Fault::new(
                format!(
                    "`{name}` is no plain name: it holds `{}`",
                    stray.escape_default()
                ),
                format!("write `['{}']`", name.replace('\'', "\\'")),
            ),
        });
    }
    if name.strip_prefix('-').is_some_and(is_digits) {
        return Err(negative(name, "0"));
    }
    let step = if is_digits(name) {
        index(name)?
    } else {
        Step::Name(name.to_owned())
    };
    Ok((step, left))
}

/// What stands behind a `[`.
fn bracket(text: &str) -> Result<(Step, &str), Fault> {
    if let Some(text) = text.strip_prefix('\'') {
        return quoted(text);
    }
    let Some((inside, left)) = text.split_once(']') else {
        return Err(Fault::new(
            format!("`[{text}` is not closed"),
            format!("write `[{text}]`"),
        ));
    };
    let inside = inside.trim();
    if is_digits(inside) {
        return Ok((index(inside)?, left));
    }
    Err(match inside.chars().next() {
        None => Fault::new("`[]` holds nothing", "write `[0]`, or another index"),
        Some('*') => wildcard(&format!("[{inside}]"), "[0]"),
        Some('?') => filter(&format!("[{inside}]"), "[0]"),
        Some('(') => Fault::new(
            format!("`[{inside}]` is a script, and a path names each step"),
            "write `[0]`, or another index",
        ),
        _ if inside.contains(':') => Fault::new(
            format!("`[{inside}]` is a slice, and a path leads to one value"),
            "write `[0]`, or another index",
        ),
        Some('-') => negative(&format!("[{inside}]"), "[0]"),
        _ if inside.contains(',') => Fault::new(
            format!("`[{inside}]` is a union, and a path leads to one value"),
            "write `[0]`, or another index",
        ),
        Some('"') => Fault::new(
            format!("`[{inside}]`: a name is quoted by `'`"),
            format!("write `['{}']`", inside.trim_matches('"')),
        ),
        Some(_) => Fault::new(
            format!("`[{inside}]` holds no index and no quoted name"),
            format!("write `['{inside}']`"),
        ),
    })
}

/// A name behind `['`, up to `']`; `\'` and `\\` stand for themselves.
fn quoted(text: &str) -> Result<(Step, &str), Fault> {
    let mut name = String::new();
    let mut chars = text.char_indices();
    while let Some((at, c)) = chars.next() {
        match c {
            '\\' => name.extend(chars.next().map(|(_, escaped)| escaped)),
            '\'' => {
                let left = text.get(at + 1..).unwrap_or_default();
                let Some(left) = left.strip_prefix(']') else {
                    break;
                };
                if name.is_empty() {
                    return Err(Fault::new("a name is not empty", "write `['odd.name']`"));
                }
                return Ok((Step::Name(name), left));
            }
            c => name.push(c),
        }
    }
    Err(Fault::new(
        "a quoted name ends in `']`",
        "write `['odd.name']`",
    ))
}

fn index(digits: &str) -> Result<Step, Fault> {
    if digits.len() > 1 && digits.starts_with('0') {
        return Err(Fault::new(
            format!("`{digits}` has a zero before it, and an index has none"),
            match digits.trim_start_matches('0') {
                "" => "write `0`".to_owned(),
                digits => format!("write `{digits}`"),
            },
        ));
    }
    digits
        .parse::<u32>()
        .ok()
        .and_then(|index| usize::try_from(index).ok())
        .map(Step::Index)
        .ok_or_else(|| {
            Fault::new(
                format!("`{digits}` is too large for an index"),
                format!("write `0` or another index, or `['{digits}']` for a name"),
            )
        })
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn wildcard(piece: &str, index: &str) -> Fault {
    Fault::new(
        format!("`{piece}` is a wildcard, and a path leads to one value"),
        format!("write `{index}` or another index, or read the whole list"),
    )
}

fn filter(piece: &str, index: &str) -> Fault {
    Fault::new(
        format!("`{piece}` is a filter, and a path leads to one value"),
        format!("write `{index}` or another index, or read the whole list"),
    )
}

fn negative(piece: &str, index: &str) -> Fault {
    Fault::new(
        format!("`{piece}` counts from the end, which is not known while reading"),
        format!("write `{index}` or another index, or read the whole list"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(text: &str) -> Step {
        Step::Name(text.to_owned())
    }

    #[test]
    fn both_grammars_lead_to_the_same_steps() {
        let expected = Ok(vec![
            name("data"),
            Step::Index(0),
            name("to"),
            Step::Index(0),
            name("email"),
        ]);
        for text in [
            "data[0].to[0].email",
            "data.0.to.0.email",
            "$.data[0]['to'].0.email",
            "$['data'][0].to[0]['email']",
        ] {
            assert_eq!(steps(text), expected, "{text}");
        }
        assert_eq!(steps("$"), Ok(vec![]));
        assert_eq!(
            steps("elements[0].handle~.emailAddress").map(|steps| steps.len()),
            Ok(4)
        );
        assert_eq!(
            steps("['odd.name'].x"),
            Ok(vec![name("odd.name"), name("x")])
        );
        assert_eq!(steps("['it\\'s']"), Ok(vec![name("it's")]));
        assert_eq!(steps("$ref.x"), Ok(vec![name("$ref"), name("x")]));
    }

    #[test]
    fn what_is_not_supported_is_refused_by_its_name() {
        for (text, said) in [
            ("", "not empty"),
            ("a[*].b", "wildcard"),
            ("a.*", "wildcard"),
            ("a[?(@.b)]", "filter"),
            ("a[0:2]", "slice"),
            ("a[-1]", "`[-1]` counts from the end"),
            ("a.-1", "`-1` counts from the end"),
            ("a..b", "all levels"),
            ("a[0,1]", "union"),
            ("a[(@.length-1)]", "script"),
            ("a[b]", "quoted name"),
            ("a[\"b\"]", "quoted by `'`"),
            ("a[]", "holds nothing"),
            ("a[0", "not closed"),
            ("a['b]", "ends in"),
            ("a['']", "not empty"),
            ("a.", "on one side"),
            (".a", "on one side"),
            ("$.", "on one side"),
            ("a.[0]", "a dot too many"),
            ("a b", "plain name"),
            ("a]", "closes nothing"),
            ("a[0]b", "no dot between"),
            ("a[01]", "zero before it"),
            ("a[99999999999]", "too large"),
        ] {
            let fault = steps(text).unwrap_err();
            assert!(fault.rule.contains(said), "{text}: {}", fault.rule);
        }
    }
}
