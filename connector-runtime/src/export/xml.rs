//! XML, an element a line, indented by two blanks.

/// Elements, and how deep they stand.
#[derive(Debug, Default)]
pub(super) struct Xml {
    text: String,
    depth: usize,
}

/// A name with its value; without one the attribute is left out.
pub(super) type Attribute<'a> = (&'a str, Option<&'a str>);

impl Xml {
    pub(super) fn at(depth: usize) -> Self {
        Self {
            text: String::new(),
            depth,
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    pub(super) fn into_text(self) -> String {
        self.text
    }

    pub(super) fn line(&mut self, line: &str) {
        self.text.extend(std::iter::repeat_n("  ", self.depth));
        self.text.push_str(line);
        self.text.push('\n');
    }

    /// `<name …>`
    pub(super) fn open(&mut self, name: &str, attributes: &[Attribute<'_>]) {
        self.line(&format!("<{name}{}>", written(attributes)));
        self.depth += 1;
    }

    pub(super) fn close(&mut self, name: &str) {
        self.depth -= 1;
        self.line(&format!("</{name}>"));
    }

    /// `<name … />`
    pub(super) fn empty(&mut self, name: &str, attributes: &[Attribute<'_>]) {
        self.line(&format!("<{name}{} />", written(attributes)));
    }

    /// `<name …>text</name>`
    pub(super) fn text(&mut self, name: &str, attributes: &[Attribute<'_>], text: &str) {
        let text = escaped(text);
        self.line(&format!("<{name}{}>{text}</{name}>", written(attributes)));
    }

    /// A comment, in which `--` may not stand.
    pub(super) fn comment(&mut self, text: &str) {
        let text: String = text
            .chars()
            .map(|c| if legal(c) && c >= ' ' { c } else { ' ' })
            .collect();
        let text = text.replace("--", "- -").replace("--", "- -");
        self.line(&format!("<!-- {text} -->"));
    }

    /// Elements that were written at their depth already.
    pub(super) fn inside(&mut self, other: &Self) {
        self.text.push_str(&other.text);
    }

    /// A list with its element round it, if there is anything in it.
    pub(super) fn list(&mut self, name: &str, fill: impl FnOnce(&mut Self)) {
        let mut list = Self::at(self.depth + 1);
        fill(&mut list);
        if !list.is_empty() {
            self.open(name, &[]);
            self.inside(&list);
            self.close(name);
        }
    }
}

fn written(attributes: &[Attribute<'_>]) -> String {
    let mut text = String::new();
    for (name, value) in attributes {
        if let Some(value) = value {
            text.extend([" ", name, "=\"", &escaped(value), "\""]);
        }
    }
    text
}

fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            // Readers make blanks and line feeds of them.
            '\t' | '\n' | '\r' => escaped.extend(["&#", &u32::from(c).to_string(), ";"]),
            c if legal(c) => escaped.push(c),
            _ => escaped.push('\u{fffd}'),
        }
    }
    escaped
}

/// What XML 1.0 §2.2 can hold.
pub(super) fn legal(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
}
