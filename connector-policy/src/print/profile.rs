//! One technical profile as a struct.

use crate::print::claims;
use crate::print::field::Field;
use crate::print::literal::{self, string};
use crate::profile::{Auth, Call, Mode, Profile};

/// The lines of the struct; `prefix` stands before what the runtime has.
pub(super) fn lines(profile: &Profile, call: &Call, name: &str, prefix: &str) -> Vec<String> {
    let fields = claims::fields(profile, call, prefix);
    let camel = is_camel(&fields);
    let dashed = profile.send_claims_in == Mode::Header;
    let mut lines: Vec<String> = profile
        .remarks
        .iter()
        .map(|remark| format!("// warning: {}", literal::comment(remark)))
        .collect();
    let display = profile.display_name.as_deref().map(literal::comment);
    let display = display.filter(|display| !display.is_empty());
    let doc = display.as_deref().map(literal::doc);
    lines.extend(doc.iter().map(|doc| format!("/// {doc}")));
    if doc.is_none() && !prefix.is_empty() {
        lines.push("#[allow(missing_docs)]".to_owned());
    }
    lines.push(format!("#[{prefix}technical_profile("));
    if let Some(path) = prefix.strip_suffix("::") {
        lines.push(format!("    crate = {path},"));
    }
    for key in keys(profile, call, camel) {
        lines.push(format!("    {key},"));
    }
    if let (Some(display), true) = (&display, display != doc) {
        // The doc comment is escaped for rustdoc.
        lines.push(format!("    display_name = {},", string(display)));
    }
    lines.push(")]".to_owned());
    lines.push("#[derive(Debug, Clone)]".to_owned());
    if fields.is_empty() {
        lines.push(format!("pub struct {name} {{}}"));
        return lines;
    }
    lines.push(format!("pub struct {name} {{"));
    for field in &fields {
        lines.extend(
            field
                .lines(camel, dashed, prefix)
                .into_iter()
                .map(|line| format!("    {line}")),
        );
    }
    lines.push("}".to_owned());
    lines
}

/// `rename_all` where it saves more `partner`s than it costs.
fn is_camel(fields: &[Field]) -> bool {
    let (mut saved, mut cost) = (0, 0);
    for field in fields {
        match field.names() {
            (false, true) => saved += 1,
            (true, false) => cost += 1,
            _ => {}
        }
    }
    saved > cost
}

fn keys(profile: &Profile, call: &Call, camel: bool) -> Vec<String> {
    let mut keys = vec![
        format!("id = {}", string(&profile.id)),
        format!("service_url = {}", string(&call.service_url)),
        format!("auth = {}", auth(&call.auth)),
        format!("send_claims_in = {}", profile.send_claims_in.as_str()),
    ];
    let switches = [
        (
            "allow_insecure_auth_in_production",
            call.allow_insecure_auth_in_production,
        ),
        ("development_only", call.development_only),
        ("allow_http", call.allow_http),
        ("debug_mode", profile.debug_mode),
    ];
    for (key, on) in switches {
        keys.extend(on.then(|| format!("{key} = true")));
    }
    keys.extend(camel.then(|| "rename_all = \"camelCase\"".to_owned()));
    for (id, text) in &profile.messages {
        keys.push(format!("{} = {}", super::name::snake(id), string(text)));
    }
    keys
}

fn auth(forms: &[Auth]) -> String {
    let forms: Vec<String> = forms.iter().map(form).collect();
    match forms.as_slice() {
        [] => "None".to_owned(),
        [form] => form.clone(),
        several => format!("[{}]", several.join(", ")),
    }
}

fn form(form: &Auth) -> String {
    let arguments = |arguments: &[(&str, &Option<String>)]| {
        let given: Vec<String> = arguments
            .iter()
            .filter_map(|(key, name)| Some(format!("{key} = {}", string(name.as_ref()?))))
            .collect();
        if given.is_empty() {
            String::new()
        } else {
            format!("({})", given.join(", "))
        }
    };
    match form {
        Auth::Basic { username, password } => format!(
            "Basic{}",
            arguments(&[("username_key", username), ("password_key", password)])
        ),
        Auth::Bearer { key } => format!("Bearer{}", arguments(&[("key", key)])),
        Auth::ClientCertificate { key } => {
            format!("ClientCertificate{}", arguments(&[("key", key)]))
        }
        Auth::ApiKeyHeader { name, key } => {
            format!("ApiKeyHeader({}, key = {})", string(name), string(key))
        }
        Auth::ApiKeyQuery { name, key } => {
            format!("ApiKeyQuery({}, key = {})", string(name), string(key))
        }
    }
}
