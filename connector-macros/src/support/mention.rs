//! Which names an expression mentions, as far as its tokens show: macros in it are not expanded, and that is enough to say
//! of a name that it cannot be meant, or that it may be.

use proc_macro2::{Delimiter, Ident, TokenStream, TokenTree};
use quote::ToTokens;
use syn::Expr;
use syn::ext::IdentExt;

/// What stands in an expression.
#[derive(Default)]
pub(crate) struct Mentions {
    /// Names where a value can stand.
    names: Vec<Ident>,
    /// Names that the expression itself may bind: of closures, `let`, `for` and `match`.
    bound: Vec<String>,
    /// Texts, in which `{name}` may be meant for a format.
    texts: Vec<String>,
    /// Whether it may leave early: `?`, `return`.
    leaves: bool,
}

impl Mentions {
    /// Looks through the expression.
    pub(crate) fn of(expr: &Expr) -> Self {
        let mut mentions = Self::default();
        mentions.tokens(expr.to_token_stream());
        mentions
    }

    /// The first place where that name stands for a value that does not come from the expression itself.
    pub(crate) fn free(&self, name: &str) -> Option<&Ident> {
        let bound = self.bound.iter().any(|bound| bound == name);
        self.names
            .iter()
            .find(|ident| !bound && ident.unraw() == name)
    }

    /// Whether that name may be meant anywhere.
    pub(crate) fn may(&self, name: &str) -> bool {
        self.names.iter().any(|ident| ident.unraw() == name)
            || self.texts.iter().any(|text| text.contains(name))
    }

    /// Whether it may leave early.
    pub(crate) fn leaves(&self) -> bool {
        self.leaves
    }

    fn tokens(&mut self, tokens: TokenStream) {
        let tokens: Vec<_> = tokens.into_iter().collect();
        self.bindings(&tokens);
        for (at, token) in tokens.iter().enumerate() {
            match token {
                TokenTree::Group(group) => self.tokens(group.stream()),
                TokenTree::Ident(ident) if ident == "return" => self.leaves = true,
                TokenTree::Ident(ident) if is_value(&tokens, at) => self.names.push(ident.clone()),
                TokenTree::Punct(punct) if punct.as_char() == '?' => self.leaves = true,
                TokenTree::Literal(literal) => self.texts.push(literal.to_string()),
                TokenTree::Ident(_) | TokenTree::Punct(_) => {}
            }
        }
    }

    /// Notes what is bound here: between the bars of a closure, from `let` to `=`, from `for` to `in`, before `=>`.
    fn bindings(&mut self, tokens: &[TokenTree]) {
        let mut until: Option<&str> = None;
        let mut arm = Vec::new();
        for (at, token) in tokens.iter().enumerate() {
            let text = match token {
                TokenTree::Group(_) => String::new(),
                other => other.to_string(),
            };
            if until == Some(text.as_str()) {
                until = None;
                continue;
            }
            if until.is_some() {
                self.bind(token);
                continue;
            }
            match text.as_str() {
                "let" => until = Some("="),
                "for" => until = Some("in"),
                "|" if !is_operand(tokens, at) => until = Some("|"),
                "," | ";" => arm.clear(),
                "=" if is_punct(tokens, at + 1, '>') => {
                    for token in arm.drain(..) {
                        self.bind(token);
                    }
                }
                _ => arm.push(token),
            }
            if matches!(token, TokenTree::Group(group) if group.delimiter() == Delimiter::Brace) {
                // The body of an arm needs no comma behind it.
                arm.retain(|last| !std::ptr::eq(*last, token));
            }
        }
    }

    fn bind(&mut self, token: &TokenTree) {
        match token {
            TokenTree::Ident(ident) => self.bound.push(ident.unraw().to_string()),
            TokenTree::Group(group) => {
                for token in group.stream() {
                    self.bind(&token);
                }
            }
            TokenTree::Punct(_) | TokenTree::Literal(_) => {}
        }
    }
}

/// Whether the name there can be a variable: no field, no method, no function that is called, no part of a path, no macro.
fn is_value(tokens: &[TokenTree], at: usize) -> bool {
    let member =
        at > 0 && is_punct(tokens, at - 1, '.') && !(at > 1 && is_punct(tokens, at - 2, '.'));
    let lifetime = at > 0 && is_punct(tokens, at - 1, '\'');
    let in_path =
        at > 0 && is_punct(tokens, at - 1, ':') && at > 1 && is_punct(tokens, at - 2, ':');
    let named = is_punct(tokens, at + 1, ':');
    let expanded = is_punct(tokens, at + 1, '!') && !is_punct(tokens, at + 2, '=');
    let called = matches!(
        tokens.get(at + 1),
        Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Parenthesis
    );
    !(member || lifetime || in_path || named || expanded || called)
}

/// Whether something stands before that place which an operator can follow.
fn is_operand(tokens: &[TokenTree], at: usize) -> bool {
    match at.checked_sub(1).and_then(|before| tokens.get(before)) {
        None | Some(TokenTree::Punct(_)) => false,
        Some(TokenTree::Ident(ident)) => ident != "move" && ident != "return" && ident != "in",
        Some(TokenTree::Group(_) | TokenTree::Literal(_)) => true,
    }
}

fn is_punct(tokens: &[TokenTree], at: usize, punct: char) -> bool {
    matches!(tokens.get(at), Some(TokenTree::Punct(there)) if there.as_char() == punct)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mentions(source: &str) -> Mentions {
        Mentions::of(&syn::parse_str(source).unwrap())
    }

    #[test]
    fn values_are_mentioned_and_other_names_are_not() {
        for source in [
            "x",
            "x.len()",
            "f(x)",
            "(1, x)",
            "-x",
            "x != y",
            "0..x",
            "A { x }",
            "format!(\"{}\", x)",
            "{ let y = x; y }",
            "a | x",
            "move || x",
            "r#x",
            "match x { _ => 1 }",
        ] {
            assert!(mentions(source).free("x").is_some(), "{source}");
        }
        for source in [
            "a.x",
            "a.x()",
            "x()",
            "x::y",
            "y::x",
            "A { x: 1 }",
            "x!(1)",
            "|x| x + 1",
            "|(a, x)| x",
            "f(a, |a, x: u8| x)",
            "{ let Some(x) = a else { return }; x }",
            "{ for x in a { x; } }",
            "match a { Some(x) => x, None => 1 }",
            "match a { None => { 1 } Some(x) => x }",
            "if let Some(x) = a { x } else { 1 }",
            "\"x\"",
        ] {
            assert!(mentions(source).free("x").is_none(), "{source}");
        }
    }

    #[test]
    fn a_format_may_mean_a_name() {
        assert!(mentions("format!(\"{x}\")").may("x"));
        assert!(!mentions("format!(\"{y}\", y)").may("x"));
    }

    #[test]
    fn leaving_early_is_seen_at_any_depth() {
        assert!(mentions("f(a)?").leaves());
        assert!(mentions("{ if a { return Ok(1) } 2 }").leaves());
        assert!(!mentions("f(a)").leaves());
    }
}
