//! `auth = …`: one form or a list of them.

use syn::{Expr, ExprAssign, ExprPath, Ident, LitStr};

use crate::attr::entry::{Entry, Given};
use crate::attr::{Slot, stranger, value};
use crate::model::Text;
use crate::support::types::{self, peel_expr};
use crate::support::{Bag, nearest, words};

/// The value of `auth`.
pub(crate) struct AuthValue {
    pub(crate) value: Expr,
    /// The forms that could be read.
    pub(crate) forms: Vec<AuthForm>,
    /// Whether one could not be read.
    pub(crate) broken: bool,
}

/// One form, with all arguments that any form takes; which fit is said by the word list.
#[derive(Default)]
pub(crate) struct AuthForm {
    pub(crate) word: Option<Ident>,
    pub(crate) name: Option<LitStr>,
    pub(crate) key: Slot<LitStr>,
    pub(crate) username_key: Slot<LitStr>,
    pub(crate) password_key: Slot<LitStr>,
    pub(crate) token_url: Slot<Text>,
    pub(crate) client_id_key: Slot<LitStr>,
    pub(crate) client_secret_key: Slot<LitStr>,
    pub(crate) scope: Slot<LitStr>,
    pub(crate) audience: Slot<LitStr>,
}

/// Reads `auth`'s value.
pub(crate) fn read(key: &Ident, given: Given, bag: &mut Bag) -> Option<AuthValue> {
    let value = value::value(key, given, bag)?;
    let written: Vec<_> = match peel_expr(&value) {
        Expr::Array(list) => list.elems.iter().collect(),
        Expr::Tuple(list) if !list.elems.is_empty() => {
            let forms: Vec<_> = list.elems.iter().map(types::text).collect();
            bag.help(
                &value,
                "a list of `auth` stands in brackets",
                format_args!("write `auth = [{}]`", forms.join(", ")),
            );
            return None;
        }
        form => match alternatives(form).filter(|forms| forms.len() > 1) {
            Some(forms) => {
                bag.help(
                    &value,
                    "a list of `auth` stands in brackets",
                    format_args!("write `auth = [{}]`", forms.join(", ")),
                );
                return None;
            }
            None => vec![form],
        },
    };
    let forms: Vec<_> = written.iter().map(|form| self::form(form, bag)).collect();
    let broken = forms.iter().any(Option::is_none);
    Some(AuthValue {
        forms: forms.into_iter().flatten().collect(),
        broken,
        value,
    })
}

/// Words with an operator between: `Bearer | ClientCertificate`.
fn alternatives(written: &Expr) -> Option<Vec<String>> {
    match peel_expr(written) {
        Expr::Binary(both) => {
            let mut forms = alternatives(&both.left)?;
            forms.extend(alternatives(&both.right)?);
            Some(forms)
        }
        Expr::Path(path) => Some(vec![types::text(path)]),
        _ => None,
    }
}

fn form(written: &Expr, bag: &mut Bag) -> Option<AuthForm> {
    let (word, arguments) = match peel_expr(written) {
        Expr::Path(path) => (word(path, bag)?, None),
        Expr::Call(call) => match peel_expr(&call.func) {
            Expr::Path(path) => (word(path, bag)?, Some(&call.args)),
            other => return unknown(other, bag),
        },
        Expr::Struct(braced) => {
            let word = types::text(&braced.path);
            let full = words::auth(&word).map_or("Bearer", |form| form.full);
            bag.help(
                &braced.path,
                format_args!("`{word}` takes its keys in parentheses"),
                format_args!("write `auth = {full}`"),
            );
            return None;
        }
        other => return unknown(other, bag),
    };
    let known = words::auth(&word.to_string())?;
    let mut form = AuthForm::default();
    let mut whole = true;
    for (index, argument) in arguments.into_iter().flatten().enumerate() {
        whole &= form.take(known, &word, index, argument, bag);
    }
    if known.named && form.name.is_none() && whole {
        bag.help(
            &word,
            format_args!("`{word}` needs the name that carries the key"),
            format_args!("write `auth = {}`", known.sample),
        );
        whole = false;
    }
    form.word = Some(word);
    whole.then_some(form)
}

fn word(path: &ExprPath, bag: &mut Bag) -> Option<Ident> {
    match path.path.get_ident() {
        Some(word) if words::auth(&word.to_string()).is_some() => Some(word.clone()),
        _ => unknown(&Expr::Path(path.clone()), bag),
    }
}

fn unknown<T>(written: &Expr, bag: &mut Bag) -> Option<T> {
    // What is no word may hold a secret: it is not repeated.
    let told = matches!(written, Expr::Path(_) | Expr::Lit(_));
    let shown = types::text(written);
    let said = if told {
        shown.trim_matches('"')
    } else {
        "this"
    };
    // `None` needs another key beside it: it is the last to think of.
    let names = || {
        let (none, others): (Vec<_>, Vec<_>) = words::AUTH
            .iter()
            .map(|form| form.name)
            .partition(|name| *name == "None");
        others.into_iter().chain(none)
    };
    let rule = if types::literal(written).is_some() {
        "`auth` takes a word, not a string".to_owned()
    } else if told {
        format!("`{said}` is no value of `auth`")
    } else {
        "`auth` takes one of a few words, or a list of them".to_owned()
    };
    let word = said.rsplit("::").next().unwrap_or(said);
    match habit(&nearest::fold(word)).or_else(|| nearest::nearest(word, names())) {
        Some(meant) => {
            let sample = words::auth(meant).map_or(meant, |form| form.sample);
            bag.help(written, rule, format_args!("write `auth = {sample}`"));
        }
        None => bag.help(
            written,
            rule,
            format_args!("write one of {}", nearest::list(names())),
        ),
    }
    None
}

/// The form that people mean by such a word, folded.
fn habit(folded: &str) -> Option<&'static str> {
    Some(match folded {
        "apikey" | "header" | "functionkey" => "ApiKeyHeader",
        "token" | "jwt" | "bearertoken" => "Bearer",
        "certificate" | "mtls" | "tls" | "clientcert" => "ClientCertificate",
        "password" | "basicauth" | "userpassword" => "Basic",
        "oauth" | "oauth2" | "clientcredentials" => "OAuth2ClientCredentials",
        "anonymous" | "no" | "off" => "None",
        _ => return None,
    })
}

impl AuthForm {
    /// Reads one argument; `false` if it could not be read.
    fn take(
        &mut self,
        form: &words::Form,
        word: &Ident,
        index: usize,
        argument: &Expr,
        bag: &mut Bag,
    ) -> bool {
        if let Expr::Assign(assign) = peel_expr(argument) {
            return self.assign(form, word, assign, bag);
        }
        if form.named && index == 0 {
            let Some(name) = types::literal(argument) else {
                bag.help(
                    argument,
                    format_args!("`{word}` takes a name as a string literal first"),
                    format_args!("write `auth = {}`", form.sample),
                );
                return false;
            };
            self.name = Some(name.clone());
            return true;
        }
        let rule = format!("`{word}` takes {} here", arguments(form));
        match (
            types::literal(argument),
            form.keys.get(index).or(form.keys.first()),
        ) {
            // What stands here may be a secret: it is not repeated.
            (Some(_), Some(key)) => bag.help(
                argument,
                rule,
                format_args!(
                    "write `{key} = \"{}\"`: the source holds the name of a key, never a secret",
                    words::value(key)
                ),
            ),
            _ => bag.help(argument, rule, format_args!("write `auth = {}`", form.full)),
        }
        false
    }

    fn assign(
        &mut self,
        form: &words::Form,
        word: &Ident,
        assign: &ExprAssign,
        bag: &mut Bag,
    ) -> bool {
        let Expr::Path(ExprPath { path, .. }) = peel_expr(&assign.left) else {
            bag.help(
                &assign.left,
                format_args!("`{word}` takes {}", arguments(form)),
                format_args!("write `auth = {}`", form.full),
            );
            return false;
        };
        let Some(key) = path.get_ident() else {
            return stranger::in_auth(form, word, &types::text(path), assign, bag);
        };
        let name = key.to_string();
        if !form.keys.contains(&name.as_str()) {
            return stranger::in_auth(form, word, &name, assign, bag);
        }
        let entry = Entry {
            key: key.clone(),
            given: Given::Value((*assign.right).clone()),
        };
        match name.as_str() {
            "key" => into(&mut self.key, entry, bag),
            "username_key" => into(&mut self.username_key, entry, bag),
            "password_key" => into(&mut self.password_key, entry, bag),
            "client_id_key" => into(&mut self.client_id_key, entry, bag),
            "client_secret_key" => into(&mut self.client_secret_key, entry, bag),
            "scope" => into(&mut self.scope, entry, bag),
            "audience" => into(&mut self.audience, entry, bag),
            _ => {
                self.token_url.fill(entry, crate::attr::url::read, bag);
                self.token_url.whole().is_some()
            }
        }
    }
}

fn into(slot: &mut Slot<LitStr>, entry: Entry, bag: &mut Bag) -> bool {
    let first = slot.is_absent();
    slot.fill(entry, value::text, bag);
    first && slot.whole().is_some()
}

fn arguments(form: &words::Form) -> String {
    if form.keys.is_empty() {
        "no arguments".to_owned()
    } else {
        let keys: Vec<_> = form.keys.iter().map(|key| format!("`{key} = …`")).collect();
        keys.join(", ")
    }
}
