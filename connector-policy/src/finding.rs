//! What is wrong or doubtful in a policy, and where.

use std::collections::HashSet;
use std::fmt;

use crate::source::{Place, Sources, Span};

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// Something cannot be processed or has no translation.
    Error,
    /// Something is translated, and what the original system does with it is probably not what was meant.
    Warning,
}

impl Severity {
    /// `error` or `warning`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// One finding: what, where, and what to write instead.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Finding {
    /// How much it matters.
    pub severity: Severity,
    /// Its kind, in kebab case: stable, fit to filter by.
    pub code: &'static str,
    /// The file as it was named.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// What is found, and what the original system does with it.
    pub message: String,
    /// What to write.
    pub help: Option<String>,
    /// Whether the whole file could not be processed.
    pub(crate) fatal: bool,
    pub(crate) span: Option<Span>,
}

impl Finding {
    /// Whether the whole file was refused: it is malformed, too large, too deep or not there.
    #[must_use]
    pub fn refuses_file(&self) -> bool {
        self.fatal
    }

    /// A file that cannot be processed at all.
    pub(crate) fn refused_file(
        code: &'static str,
        file: &str,
        place: Place,
        message: impl Into<String>,
    ) -> Self {
        Self {
            severity: Severity::Error,
            code,
            file: file.to_owned(),
            line: place.line,
            column: place.column,
            message: message.into(),
            help: None,
            fatal: true,
            span: None,
        }
    }
}

/// `file:line:column: error: …`
impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            severity,
            file,
            line,
            column,
            message,
            ..
        } = self;
        write!(f, "{file}:{line}:{column}: {severity}: {message}")
    }
}

/// All findings of a run; each is kept once, however many leaves lead to it.
#[derive(Debug, Default)]
pub(crate) struct Findings(HashSet<Finding>);

impl Findings {
    pub(crate) fn push(&mut self, finding: Finding) {
        self.0.insert(finding);
    }

    pub(crate) fn warn(
        &mut self,
        sources: &Sources,
        span: Span,
        code: &'static str,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.put(sources, Severity::Warning, span, code, message, help);
    }

    pub(crate) fn error(
        &mut self,
        sources: &Sources,
        span: Span,
        code: &'static str,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.put(sources, Severity::Error, span, code, message, help);
    }

    fn put(
        &mut self,
        sources: &Sources,
        severity: Severity,
        span: Span,
        code: &'static str,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        let (file, place) = sources.place(span);
        let help = help.into();
        self.push(Finding {
            severity,
            code,
            file: file.to_owned(),
            line: place.line,
            column: place.column,
            message: message.into(),
            help: (!help.is_empty()).then_some(help),
            fatal: false,
            span: Some(span),
        });
    }

    /// By file as given, then by place; files that are not there come first.
    pub(crate) fn sorted(self, sources: &Sources) -> Vec<Finding> {
        let mut findings: Vec<Finding> = self.0.into_iter().collect();
        findings.sort_by_cached_key(|finding| {
            (
                sources.position(&finding.file),
                finding.file.clone(),
                (finding.line, finding.column),
                (finding.code, finding.message.clone()),
            )
        });
        findings
    }
}
