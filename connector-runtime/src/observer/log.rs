//! A log with one line a call.

use super::{Observer, Report};

/// A log with one line a call through `tracing`, at INFO under the target `connector::exchange`: the names of the claims,
/// sizes, the outcome, the time, and no value. The correlation id stands in the span round it.
///
/// ```
/// # use connector_runtime::{Connector, ExchangeLog};
/// let connector = Connector::builder().observer(ExchangeLog::new()).build();
/// ```
#[derive(Debug, Clone, Copy, Default)]
pub struct ExchangeLog(());

impl ExchangeLog {
    /// The log.
    #[must_use]
    pub const fn new() -> Self {
        Self(())
    }
}

impl Observer for ExchangeLog {
    fn ended(&self, report: &Report) {
        tracing::info!(target: "connector::exchange", "{report}");
    }
}
