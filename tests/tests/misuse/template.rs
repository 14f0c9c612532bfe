//! The messages that the macro can say, read from its source: every string literal with a blank in it, and every sentence
//! that the runtime's traits have for rustc.
//!
//! Left out are tests, attributes (docs, reasons of lints) and the word list, which is reference text.

use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// A message, or a part of one.
pub(crate) struct Template {
    /// Where it stands.
    pub(crate) file: String,
    pub(crate) line: usize,
    /// The text between its placeholders.
    pub(crate) parts: Vec<String>,
}

impl Template {
    /// Whether the text has all parts, in order.
    pub(crate) fn is_in(&self, text: &str) -> bool {
        let mut rest = text;
        self.parts
            .iter()
            .all(|part| match rest.split_once(part.as_str()) {
                Some((_, behind)) => {
                    rest = behind;
                    true
                }
                None => false,
            })
    }

    pub(crate) fn shown(&self) -> String {
        format!("{}:{}: {}", self.file, self.line, self.parts.join("{}"))
    }
}

/// All of the macro's.
pub(crate) fn of_the_macro() -> Vec<Template> {
    let root = root().join("connector-macros/src");
    let mut templates = Vec::new();
    for path in sources(&root) {
        let name = path.strip_prefix(&root).unwrap().display().to_string();
        // What is wrong with a policy is told by the importer, and tested there.
        let elsewhere = ["trial", "support/words", "policy"];
        if elsewhere.iter().any(|folder| name.starts_with(folder)) {
            continue;
        }
        let mut found = Found::new(name);
        found.walk(tokens(&path), false);
        templates.extend(found.templates);
    }
    templates
}

/// All that the runtime's traits have for rustc.
pub(crate) fn of_the_traits() -> Vec<Template> {
    let root = root().join("connector-runtime/src");
    let mut templates = Vec::new();
    for path in sources(&root) {
        let name = path.strip_prefix(&root).unwrap().display().to_string();
        let mut found = Found::new(name);
        found.diagnostics(tokens(&path));
        templates.extend(found.templates);
    }
    templates
}

pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn tokens(path: &Path) -> TokenStream {
    fs::read_to_string(path).unwrap().parse().unwrap()
}

pub(crate) fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .flat_map(|path| {
            if path.is_dir() {
                sources(&path)
            } else {
                vec![path]
            }
        })
        .filter(|path| path.extension().is_some_and(|extension| extension == "rs"))
        .collect();
    paths.sort();
    paths
}

struct Found {
    file: String,
    templates: Vec<Template>,
}

impl Found {
    fn new(file: String) -> Self {
        Self {
            file,
            templates: Vec::new(),
        }
    }

    /// Every literal outside attributes and tests.
    fn walk(&mut self, tokens: TokenStream, within: bool) {
        let mut hash = false;
        let mut test = false;
        for token in tokens {
            match token {
                TokenTree::Group(group) if hash && group.delimiter() == Delimiter::Bracket => {
                    test |= group.stream().to_string().replace(' ', "") == "cfg(test)";
                }
                TokenTree::Group(group) => {
                    // `#[cfg(test)] mod tests { … }` or `fn … { … }`
                    if test && group.delimiter() == Delimiter::Brace {
                        test = false;
                    } else {
                        self.walk(group.stream(), true);
                    }
                }
                TokenTree::Literal(literal) => self.literal(&literal),
                TokenTree::Punct(punct) if punct.as_char() == '#' => {
                    hash = true;
                    continue;
                }
                TokenTree::Punct(punct) if punct.as_char() == '!' && hash => continue,
                TokenTree::Punct(punct) if punct.as_char() == ';' && !within => test = false,
                TokenTree::Punct(_) | TokenTree::Ident(_) => {}
            }
            hash = false;
        }
    }

    /// Every literal inside `#[diagnostic::…]`.
    fn diagnostics(&mut self, tokens: TokenStream) {
        let mut hash = false;
        for token in tokens {
            match token {
                TokenTree::Group(group)
                    if hash && group.stream().to_string().starts_with("diagnostic") =>
                {
                    self.walk(group.stream(), true);
                }
                TokenTree::Group(group) => self.diagnostics(group.stream()),
                TokenTree::Punct(punct) if punct.as_char() == '#' => {
                    hash = true;
                    continue;
                }
                _ => {}
            }
            hash = false;
        }
    }

    fn literal(&mut self, literal: &proc_macro2::Literal) {
        let Ok(text) = syn::parse_str::<syn::LitStr>(&literal.to_string()) else {
            return;
        };
        let text = text.value();
        if text.contains(' ') {
            self.templates.push(Template {
                file: self.file.clone(),
                line: literal.span().start().line,
                parts: parts(&text),
            });
        }
    }
}

/// The text between placeholders. Which braces are placeholders is not known here: `{Settings:Host}` may be one in a format
/// string, and a text else; so every brace parts.
fn parts(text: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut depth = 0;
    for c in text.chars() {
        match c {
            '{' => {
                depth += 1;
                parts.push(String::new());
            }
            '}' => {
                depth = 0.max(depth - 1);
                parts.push(String::new());
            }
            '\n' => parts.push(String::new()),
            _ if depth > 0 => {}
            c => parts.last_mut().unwrap().push(c),
        }
    }
    // A name at the end of a help stands before a line break.
    parts.retain(|part| !part.trim().is_empty());
    parts
}
