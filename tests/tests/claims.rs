//! Claims that are computed, resolved, mapped and nested, through the public door and without any I/O.

#![allow(
    dead_code,
    reason = "these profiles are about what is sent or what is read: the other half is mostly not looked at"
)]

mod claims {
    use connector_runtime::{Context, Error, TechnicalProfile};

    mod catalogue;
    mod computed;
    mod documented;
    mod nested;
    mod refusal;
    mod resolved;

    /// The body of the request that an input makes.
    fn body<P: TechnicalProfile>(input: P::Input, context: &Context) -> Result<String, Error> {
        let prepared = P::prepare(input, context)?;
        Ok(String::from_utf8(prepared.request().body().to_vec()).expect("bodies are UTF-8"))
    }

    /// The claims after a call that this body answers.
    fn decoded<P: TechnicalProfile>(input: P::Input, answer: &str) -> Result<P, Error> {
        P::prepare(input, &Context::new())?.decode(&http::Response::new(answer))
    }

    /// The error of a call that this status and body answer.
    fn refused<P: TechnicalProfile + std::fmt::Debug>(
        input: P::Input,
        status: u16,
        answer: &str,
    ) -> Error {
        let mut response = http::Response::new(answer);
        *response.status_mut() = http::StatusCode::from_u16(status).expect("a status");
        let prepared = P::prepare(input, &Context::new()).expect("an input that can be sent");
        prepared.decode(&response).expect_err("no success")
    }
}
