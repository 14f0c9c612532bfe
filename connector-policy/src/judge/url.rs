//! `ServiceUrl` to the URL of our language: placeholders by wire name, everything else as RFC 3986 writes it.

mod authority;
mod key;
mod piece;

use std::collections::{HashMap, HashSet};

use crate::judge::Judge;
use crate::policy::Text;
use crate::profile::{Auth, Input, Mode};
use piece::Piece;

/// The longest URL, in bytes, that the runtime sends.
const LONGEST: usize = 8 << 10;

/// The URL as it is written.
pub(super) struct Judged {
    pub(super) text: String,
    pub(super) allow_http: bool,
    /// The key that stood in it.
    pub(super) key: Option<Auth>,
}

impl Judge<'_> {
    /// `None` where it is refused. Inputs of mode `Url` lose their place where the URL has none for them.
    pub(super) fn url(&mut self, text: &Text, mode: Mode, inputs: &mut [Input]) -> Option<Judged> {
        if text.value.len() > LONGEST {
            self.refuse(
                text.span,
                "url-too-long",
                format!("its `ServiceUrl` is longer than {} KiB", LONGEST >> 10),
                "send what makes it long in the body",
            );
            return None;
        }
        let (pieces, remarks) = pieces(text, mode, inputs);
        if mode == Mode::Url {
            let placed: HashSet<&String> = pieces
                .iter()
                .filter_map(|piece| match piece {
                    Piece::Claim(wire) => Some(wire),
                    Piece::Text(_) | Piece::Setting(_) => None,
                })
                .collect();
            for input in inputs.iter_mut().filter(|input| !input.bearer) {
                input.send_in = placed.contains(&input.wire).then_some(Mode::Url);
            }
        }
        let written = piece::written(&pieces);
        if let Err(why) = authority::check(&pieces, &written.text) {
            self.refuse(
                text.span,
                "not-a-url",
                format!("its `ServiceUrl` {why}"),
                "write `https://api.example.com/…`, or give `--settings`",
            );
            return None;
        }
        for (code, message, help) in remarks {
            self.warn(text.span, code, message, help);
        }
        self.told(text, &written);
        let allow_http = self.plain(text, &written.text);
        let (text, key) = self.key_in_url(text, written.text, mode, inputs);
        Some(Judged {
            text,
            allow_http,
            key,
        })
    }

    fn told(&mut self, text: &Text, written: &piece::Written) {
        if let Some(stray) = written.encoded {
            self.warn(
                text.span,
                "url-encoded",
                format!(
                    "the URL holds `{}` as it is, and is written percent-encoded",
                    stray.escape_default()
                ),
                "percent-encode it",
            );
        }
        if written.fragment {
            self.warn(
                text.span,
                "url-fragment",
                "the URL has a fragment, which is never sent",
                "leave `#` and what follows out",
            );
        }
        if written.dots {
            self.warn(
                text.span,
                "url-dots",
                "the path has `.` or `..`, which are taken out before anything is sent",
                "write the path that is meant",
            );
        }
    }

    /// Whether everything is sent in the clear.
    fn plain(&mut self, text: &Text, url: &str) -> bool {
        let plain = url
            .get(..5)
            .is_some_and(|scheme| scheme.eq_ignore_ascii_case("http:"));
        if plain {
            self.warn(
                text.span,
                "plain-http",
                "the URL is plain `http:`: claims and secrets are sent in the clear",
                "write `https:`",
            );
        }
        plain
    }
}

/// Code, message and help.
type Remark = (&'static str, String, String);

/// Takes the text apart; braces that name no claim are text.
fn pieces(text: &Text, mode: Mode, inputs: &[Input]) -> (Vec<Piece>, Vec<Remark>) {
    let mut pieces = piece::pieces(&text.value);
    let mut remarks = Vec::new();
    let named = Named::new(if mode == Mode::Url { inputs } else { &[] });
    for piece in &mut pieces {
        let name = match piece {
            Piece::Text(_) => continue,
            Piece::Setting(name) => {
                remarks.push((
                    "unfilled-setting",
                    format!(
                        "the setting `{name}` is not filled: the connector's settings must hold it"
                    ),
                    "give `--settings appsettings.json`, or `.setting(…)` on the connector"
                        .to_owned(),
                ));
                continue;
            }
            Piece::Claim(name) => name,
        };
        if let Some(wire) = named.wire(name) {
            if *wire != **name {
                remarks.push((
                    "placeholder-name",
                    format!("`{{{name}}}` is taken as the claim `{wire}`"),
                    format!("write `{{{wire}}}`, the name on the wire"),
                ));
            }
            *piece = Piece::Claim(wire.to_owned());
            continue;
        }
        let message = if mode == Mode::Url {
            format!("`{{{name}}}` names no input claim, and is text")
        } else {
            format!("`{{{name}}}` is text: claims stand in the URL only in `SendClaimsIn` `Url`")
        };
        remarks.push((
            "literal-braces",
            message,
            "name an input claim in mode `Url`, or write `%7B` and `%7D`".to_owned(),
        ));
        *piece = Piece::Text(format!("{{{name}}}"));
    }
    (pieces, remarks)
}

/// The inputs that a placeholder can mean.
struct Named<'a> {
    wires: HashSet<&'a str>,
    folded: HashMap<String, &'a str>,
    claims: HashMap<&'a str, &'a str>,
}

impl<'a> Named<'a> {
    fn new(inputs: &'a [Input]) -> Self {
        let plain = |input: &&Input| !input.bearer && !input.wire.contains([':', '{', '}']);
        let inputs = || inputs.iter().filter(plain);
        Self {
            wires: inputs().map(|input| input.wire.as_str()).collect(),
            folded: inputs()
                .map(|input| (input.wire.to_ascii_lowercase(), input.wire.as_str()))
                .collect(),
            claims: inputs()
                .map(|input| (input.claim.as_str(), input.wire.as_str()))
                .collect(),
        }
    }

    /// The wire name: as written, without case, or of the claim with this id.
    fn wire(&self, name: &str) -> Option<&'a str> {
        self.wires
            .get(name)
            .or_else(|| self.folded.get(&name.to_ascii_lowercase()))
            .or_else(|| self.claims.get(name))
            .copied()
    }
}
