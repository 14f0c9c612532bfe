//! The body of an answer, whose connection goes back on the shelf as soon as its last byte is read.

use std::future::poll_fn;
use std::pin::Pin;
use std::sync::Arc;
use std::task::Poll;

use bytes::Bytes;
use hyper::body::{Body as _, Frame, Incoming};

use super::link::{Link, unheard};
use super::shelf::Shelf;
use crate::transport::origin::Origin;
use crate::transport::{TransportError, fault};

/// The body of an answer.
pub(in crate::transport) struct Body {
    incoming: Incoming,
    /// The connection that it comes from, until it is whole.
    source: Option<(Link, Arc<Shelf>, Origin)>,
}

impl Body {
    pub(super) fn new(incoming: Incoming, link: Link, shelf: Arc<Shelf>, origin: Origin) -> Self {
        let source = Some((link, shelf, origin));
        let mut body = Self { incoming, source };
        body.give_back_at_the_end();
        body
    }

    /// The next piece; `None` at the end.
    pub(in crate::transport) async fn next(&mut self) -> Result<Option<Bytes>, TransportError> {
        loop {
            match self.frame().await {
                Some(Ok(frame)) => {
                    self.give_back_at_the_end();
                    // Trailers say nothing of claims.
                    if let Ok(data) = frame.into_data() {
                        return Ok(Some(data));
                    }
                }
                Some(Err(error)) => {
                    self.source = None;
                    return Err(fault::in_body(&error));
                }
                None => {
                    self.give_back();
                    return Ok(None);
                }
            }
        }
    }

    async fn frame(&mut self) -> Option<hyper::Result<Frame<Bytes>>> {
        poll_fn(|context| {
            let mut incoming = Pin::new(&mut self.incoming);
            // Asking says that more is wanted, and so the connection reads more.
            let found = incoming.as_mut().poll_frame(&mut unheard());
            let Some((link, ..)) = self.source.as_mut().filter(|_| found.is_pending()) else {
                return found;
            };
            link.drive(context);
            match incoming.as_mut().poll_frame(&mut unheard()) {
                // Nobody will bring more.
                Poll::Pending if link.has_ended() => Poll::Ready(None),
                found => found,
            }
        })
        .await
    }

    fn give_back_at_the_end(&mut self) {
        if self.incoming.is_end_stream() {
            self.give_back();
        }
    }

    fn give_back(&mut self) {
        if let Some((link, shelf, origin)) = self.source.take() {
            shelf.put(origin, link);
        }
    }
}
