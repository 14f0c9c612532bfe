//! The bag of errors: every stage puts in, the spine empties it once.

use std::fmt::Display;

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::Error;

use crate::model::Contract;

/// All errors found so far. Whoever finds one says it here and goes on.
#[derive(Default)]
#[must_use]
pub(crate) struct Bag {
    errors: Option<Error>,
    count: usize,
    /// Which macro the errors are of: the sentences are the same, but for its name in them.
    contract: Contract,
}

impl Bag {
    pub(crate) fn of(contract: Contract) -> Self {
        Self {
            contract,
            ..Self::default()
        }
    }

    /// Which macro the errors are of.
    pub(crate) fn contract(&self) -> Contract {
        self.contract
    }

    /// A broken rule, under the tokens that the user must change.
    pub(crate) fn error(&mut self, at: impl ToTokens, rule: impl Display) {
        let mut text = rule.to_string();
        if self.contract == Contract::ApiConnector {
            text = text.replace("#[technical_profile(…)]", "#[api_connector(…)]");
        }
        self.push(Error::new_spanned(at, text));
    }

    /// The same, with what to write instead.
    pub(crate) fn help(&mut self, at: impl ToTokens, rule: impl Display, help: impl Display) {
        self.error(at, format_args!("{rule}\nhelp: {help}"));
    }

    /// Something said twice: one error at each place.
    pub(crate) fn twice(
        &mut self,
        (second, rule): (impl ToTokens, impl Display),
        (first, note): (impl ToTokens, impl Display),
    ) {
        let mut error = Error::new_spanned(second, rule);
        error.combine(Error::new_spanned(first, note));
        self.push(error);
    }

    /// An error that comes with its span.
    pub(crate) fn push(&mut self, error: Error) {
        self.count += 1;
        match &mut self.errors {
            Some(errors) => errors.combine(error),
            None => self.errors = Some(error),
        }
    }

    /// How many were said so far: whoever compares two answers knows whether something was wrong in between.
    pub(crate) fn count(&self) -> usize {
        self.count
    }

    /// The model, if there is one and nothing was wrong; else the errors as tokens.
    pub(crate) fn finish<T>(self, model: Option<T>) -> Result<T, TokenStream> {
        match (model, self.errors) {
            (Some(model), None) => Ok(model),
            (_, errors) => Err(errors.map(Error::into_compile_error).unwrap_or_default()),
        }
    }

    #[cfg(test)]
    pub(crate) fn into_errors(self) -> Vec<Error> {
        self.errors.into_iter().flatten().collect()
    }
}
