//! JSON paths of outputs: `data[0].email`, and `data.0.email`, which the documents print by mistake.

/// One step of a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Step {
    Name(String),
    Index(usize),
}

/// An answer is read 32 levels deep, its root counted.
const DEEPEST: usize = 31;

/// Whether a name has the form of a path with more than one step.
pub(super) fn looks_nested(name: &str) -> bool {
    name == "$" || name.contains(['.', '['])
}

/// The steps, or why it is no path that leads to one value.
pub(crate) fn steps(text: &str) -> Result<Vec<Step>, &'static str> {
    if text == "$" {
        return Ok(Vec::new());
    }
    let mut rest = text;
    if let Some(left) = text.strip_prefix('$')
        && left.starts_with(['.', '['])
    {
        rest = left.strip_prefix('.').unwrap_or(left);
    }
    let mut steps = Vec::new();
    loop {
        let (step, left) = match rest.strip_prefix('[') {
            Some(inside) => bracket(inside)?,
            None => plain(rest)?,
        };
        steps.push(step);
        rest = match left.strip_prefix('.') {
            Some(left) if left.starts_with('[') => return Err("has a `.` before `[`"),
            Some(left) => left,
            None if left.is_empty() => break,
            None if left.starts_with('[') => left,
            None => return Err("lacks a `.` behind `]`"),
        };
    }
    if matches!(steps.first(), Some(Step::Index(_))) {
        Err("begins with an index, and the answer is an object")
    } else if steps.len() > DEEPEST {
        Err("goes deeper than an answer is read")
    } else {
        Ok(steps)
    }
}

fn plain(text: &str) -> Result<(Step, &str), &'static str> {
    let (name, left) = text.split_at(text.find(['.', '[']).unwrap_or(text.len()));
    if name.is_empty() {
        return Err("has an empty step");
    }
    if name.contains('*') {
        return Err("has a wildcard, and a claim takes one value");
    }
    if name.contains(|c: char| c.is_whitespace() || "?()'\",]".contains(c)) {
        return Err("has a step that is no plain name");
    }
    Ok((step(name)?, left))
}

fn bracket(text: &str) -> Result<(Step, &str), &'static str> {
    for quote in ['\'', '"'] {
        if let Some(inside) = text.strip_prefix(quote) {
            let end = inside.find([quote, '\\']);
            let (name, left) = inside.split_at(end.ok_or("has a quoted name that does not end")?);
            let left = left
                .strip_prefix(quote)
                .and_then(|left| left.strip_prefix(']'));
            let left = left.ok_or("has a quoted name that does not end")?;
            if name.is_empty() {
                return Err("has an empty step");
            }
            return Ok((Step::Name(name.to_owned()), left));
        }
    }
    let (inside, left) = text.split_once(']').ok_or("has a `[` that is not closed")?;
    let inside = inside.trim();
    match inside.chars().next() {
        Some('*') => Err("has a wildcard, and a claim takes one value"),
        Some('?') => Err("has a filter, and a claim takes one value"),
        Some('-') => Err("counts from the end, which is not known while reading"),
        _ if !inside.is_empty() && inside.bytes().all(|byte| byte.is_ascii_digit()) => {
            Ok((step(inside)?, left))
        }
        _ => Err("has something else than an index in brackets"),
    }
}

fn step(name: &str) -> Result<Step, &'static str> {
    if !name.bytes().all(|byte| byte.is_ascii_digit()) {
        return Ok(Step::Name(name.to_owned()));
    }
    if name.len() > 1 && name.starts_with('0') {
        return Err("has an index with a zero before it");
    }
    name.parse::<u32>()
        .ok()
        .and_then(|index| usize::try_from(index).ok())
        .map(Step::Index)
        .ok_or("has an index that is too large")
}
