//! The column *Retry* and the column *Brk* of the fault table, row by row, and the rest of the decision.

use std::time::Duration;

use http::StatusCode;

use super::{Decision, FailedAttempt, Resend, Retry};
use crate::error::{ErrorKind, Sent};
use crate::profile::{Method, Profile};
use crate::resilience::{Budget, Verdict};

const MINUTE: Duration = Duration::from_secs(60);

fn failed(kind: ErrorKind, status: u16, sent: Sent) -> FailedAttempt {
    FailedAttempt {
        kind,
        status: StatusCode::from_u16(status).ok(),
        sent,
        retry_after: None,
        attempts: 1,
    }
}

fn decide(failed: &FailedAttempt, resend: Resend) -> Decision {
    Retry::default().decide(failed, resend, &Budget::new(), MINUTE, 0.5)
}

fn again(failed: &FailedAttempt, resend: Resend) -> bool {
    matches!(decide(failed, resend), Decision::Again(_))
}

/// What the column *Retry* says.
#[derive(Debug, Clone, Copy, PartialEq)]
enum May {
    Any,
    Idempotent,
    No,
}

#[test]
fn as_the_fault_table_says() {
    use ErrorKind as Kind;
    use May::{Any, Idempotent, No};
    use Sent::{Answered, MaybeSent, NotSent};
    use Verdict::{Failure, Nothing, Success};
    let rows = [
        (1, Kind::Dns, 0, NotSent, Any, Failure),
        (2, Kind::Timeout, 0, NotSent, Any, Failure),
        (5, Kind::Connect, 0, NotSent, Any, Failure),
        (6, Kind::Timeout, 0, NotSent, Any, Failure),
        (8, Kind::Tls, 0, NotSent, No, Failure),
        (14, Kind::ClientCertificate, 0, MaybeSent, No, Failure),
        (15, Kind::ClientCertificate, 0, NotSent, No, Failure),
        (16, Kind::Key, 0, NotSent, No, Nothing),
        (17, Kind::Transport, 0, MaybeSent, Idempotent, Failure),
        (19, Kind::Timeout, 0, MaybeSent, Idempotent, Failure),
        (22, Kind::Timeout, 200, Answered, Idempotent, Failure),
        (23, Kind::Transport, 200, Answered, Idempotent, Failure),
        (27, Kind::Protocol, 0, MaybeSent, Idempotent, Failure),
        (28, Kind::BodyTooLarge, 200, Answered, No, Nothing),
        (31, Kind::ContentType, 200, Answered, No, Nothing),
        (32, Kind::Protocol, 0, MaybeSent, Idempotent, Failure),
        (34, Kind::Protocol, 101, Answered, No, Nothing),
        (35, Kind::Protocol, 0, MaybeSent, Idempotent, Failure),
        (36, Kind::Status, 500, Answered, Idempotent, Failure),
        (38, Kind::Transport, 0, MaybeSent, Idempotent, Failure),
        (42, Kind::Transport, 0, NotSent, Any, Failure),
        (50, Kind::Decode, 200, Answered, No, Success),
        (51, Kind::Protocol, 206, Answered, No, Success),
        (53, Kind::Validation, 409, Answered, No, Success),
        (54, Kind::Status, 409, Answered, No, Success),
        (56, Kind::Unauthorized, 401, Answered, No, Success),
        (57, Kind::Forbidden, 403, Answered, No, Success),
        (58, Kind::Status, 404, Answered, No, Success),
        (59, Kind::Egress, 407, Answered, No, Nothing),
        (60, Kind::Timeout, 408, Answered, Idempotent, Failure),
        (61, Kind::RateLimited, 429, Answered, Idempotent, Nothing),
        (63, Kind::Status, 500, Answered, Idempotent, Failure),
        (64, Kind::Status, 501, Answered, No, Failure),
        (64, Kind::Status, 505, Answered, No, Failure),
        (65, Kind::Status, 502, Answered, Idempotent, Failure),
        (65, Kind::Status, 503, Answered, Idempotent, Failure),
        (65, Kind::Status, 504, Answered, Idempotent, Failure),
        (66, Kind::Redirect, 307, Answered, No, Success),
        (71, Kind::Protocol, 600, Answered, Idempotent, Failure),
        (91, Kind::InputClaim, 0, NotSent, No, Nothing),
        (112, Kind::Egress, 0, NotSent, No, Nothing),
        (127, Kind::Overloaded, 0, NotSent, No, Nothing),
        (129, Kind::CircuitOpen, 0, NotSent, No, Nothing),
        (142, Kind::Shutdown, 0, MaybeSent, No, Nothing),
        (144, Kind::Internal, 0, NotSent, No, Nothing),
    ];
    for (row, kind, status, sent, may, verdict) in rows {
        let failed = failed(kind, status, sent);
        let found = match (
            again(&failed, Resend::Unsent),
            again(&failed, Resend::Always),
        ) {
            (true, true) => Any,
            (false, true) => Idempotent,
            (false, false) => No,
            (true, false) => unreachable!("row {row}: idempotent profiles may do less"),
        };
        assert_eq!(found, may, "row {row}: {failed:?}");
        assert!(!again(&failed, Resend::Never), "row {row}");
        assert_eq!(
            Verdict::of(kind, failed.status),
            verdict,
            "row {row}: {failed:?}"
        );
    }
}

#[test]
fn what_may_be_sent_again_of_a_profile() {
    let of = |method, idempotent| {
        Resend::of(&Profile {
            method,
            idempotent,
            ..Profile::DEFAULT
        })
    };
    for method in [Method::Get, Method::Put, Method::Delete] {
        assert_eq!(of(method, None), Resend::Always);
        assert_eq!(of(method, Some(true)), Resend::Always);
        assert_eq!(of(method, Some(false)), Resend::Never);
    }
    for method in [Method::Post, Method::Patch] {
        assert_eq!(of(method, None), Resend::Unsent);
        assert_eq!(of(method, Some(true)), Resend::Always);
        assert_eq!(of(method, Some(false)), Resend::Unsent);
    }
}

#[test]
fn no_more_often_than_said() {
    let attempt = |attempts| FailedAttempt {
        attempts,
        ..failed(ErrorKind::Status, 503, Sent::Answered)
    };
    let many = |retry: Retry| {
        (1..100)
            .take_while(|&attempts| {
                let decision = retry.decide(
                    &attempt(attempts),
                    Resend::Always,
                    &Budget::new(),
                    MINUTE,
                    0.0,
                );
                decision != Decision::GiveUp
            })
            .count()
    };
    assert_eq!(many(Retry::default()), 2);
    assert_eq!(many(Retry::default().retries(0)), 0);
    assert_eq!(many(Retry::default().retries(10)), 10);
    // More is told when the connector is built, and not done in any case.
    assert_eq!(
        Retry::default().retries(11).fault(),
        Some("the `retries` of `retry` are more than 10; help: say 10 or less")
    );
    assert_eq!(Retry::default().retries(10).fault(), None);
    assert_eq!(many(Retry::default().retries(11)), 10);
    let profile = Profile {
        retries: Some(5),
        ..Profile::DEFAULT
    };
    assert_eq!(many(Retry::default().of(&profile)), 5);
    assert_eq!(Retry::default().of(&profile).attempts(), 6);
    assert_eq!(many(Retry::default().retries(1).of(&Profile::DEFAULT)), 1);
}

#[test]
fn a_name_that_is_not_there_is_asked_for_once_more() {
    let mut failed = failed(ErrorKind::Dns, 0, Sent::NotSent);
    assert!(again(&failed, Resend::Unsent));
    failed.attempts = 2;
    assert!(!again(&failed, Resend::Unsent));
}

#[test]
fn retry_after_is_honoured_in_full_or_the_call_fails_at_once() {
    let throttled = |retry_after| FailedAttempt {
        retry_after: Some(Duration::from_secs(retry_after)),
        ..failed(ErrorKind::RateLimited, 429, Sent::Answered)
    };
    let fits = Decision::Again(Duration::from_secs(59));
    assert_eq!(decide(&throttled(59), Resend::Always), fits);
    assert_eq!(decide(&throttled(60), Resend::Always), Decision::GiveUp);
    assert_eq!(
        decide(&throttled(u64::MAX), Resend::Always),
        Decision::GiveUp
    );
    // Not a reason to send what may not be sent.
    assert_eq!(decide(&throttled(1), Resend::Unsent), Decision::GiveUp);
    // A past date asks for nothing: our own time then.
    let own = Decision::Again(Duration::from_millis(500));
    assert_eq!(decide(&throttled(0), Resend::Always), own);
}

#[test]
fn never_past_the_deadline() {
    let failed = failed(ErrorKind::Connect, 0, Sent::NotSent);
    let within = |remaining| {
        Retry::default().decide(&failed, Resend::Unsent, &Budget::new(), remaining, 1.0)
    };
    assert_eq!(
        within(Duration::from_millis(51)),
        Decision::Again(Duration::from_millis(50))
    );
    assert_eq!(within(Duration::from_millis(50)), Decision::GiveUp);
    assert_eq!(within(Duration::ZERO), Decision::GiveUp);
}

#[test]
fn in_an_outage_the_budget_ends_sending_again() {
    let budget = Budget::new();
    let failed = failed(ErrorKind::Connect, 0, Sent::NotSent);
    let mut attempts = 0;
    let calls = 1000;
    for _ in 0..calls {
        for attempt in 1.. {
            attempts += 1;
            let failed = FailedAttempt {
                attempts: attempt,
                ..failed
            };
            if Retry::default().decide(&failed, Resend::Unsent, &budget, MINUTE, 0.5)
                == Decision::GiveUp
            {
                break;
            }
        }
    }
    // Nine failures may be answered by another attempt; every third of them was the last of its call.
    assert_eq!(attempts, calls + 6);
    // What would not be sent again anyway costs the origin the same; what is not the origin's fault costs nothing.
    let budget = Budget::new();
    let posted = FailedAttempt {
        sent: Sent::MaybeSent,
        ..failed
    };
    for _ in 0..10 {
        let _ = Retry::default().decide(&posted, Resend::Unsent, &budget, MINUTE, 0.5);
    }
    assert!(!budget.failed());
    let budget = Budget::new();
    let refused = self::failed(ErrorKind::Validation, 409, Sent::Answered);
    for _ in 0..100 {
        let _ = Retry::default().decide(&refused, Resend::Always, &budget, MINUTE, 0.5);
    }
    assert!(budget.failed());
}

#[test]
fn every_method_is_what_the_documents_system_does() {
    let posted = failed(ErrorKind::Transport, 0, Sent::MaybeSent);
    let retry = Retry::default().every_method();
    for resend in [Resend::Always, Resend::Unsent, Resend::Never] {
        let decision = retry.decide(&posted, resend, &Budget::new(), MINUTE, 0.0);
        assert_eq!(decision, Decision::Again(Duration::ZERO), "{resend:?}");
    }
}
