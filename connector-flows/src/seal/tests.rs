//! What is sealed comes back; what was changed, in any byte, does not.

use std::time::{Duration, UNIX_EPOCH};

use super::*;
use crate::{Account, Claims, Person, UserFlow};

fn now() -> SystemTime {
    UNIX_EPOCH + Duration::from_secs(1_800_000_000)
}

fn state() -> FlowState {
    let flow = UserFlow::builder("sign_up").build().unwrap();
    let person = Person::new(Account::local("kim@example.com"));
    flow.begin(FlowId::from_bytes([9; 16]), person, &Claims::new(), now())
}

fn sealer() -> Sealer {
    Sealer::new("a", [1; 32]).unwrap()
}

#[test]
fn what_is_sealed_cannot_be_read_and_comes_back() {
    let text = sealer().seal(&state()).unwrap();
    assert_eq!(sealer().open(&text, now()), Ok(state()));
    assert!(text.starts_with("v1.a.09090909090909090909090909090909.1800003600."));
    assert!(!text.contains(&BASE64URL_NOPAD.encode(b"kim@example.com")[..8]));
    // Sealed again it is another text.
    assert_ne!(text, sealer().seal(&state()).unwrap());
}

#[test]
fn no_byte_can_be_changed() {
    let text = sealer().seal(&state()).unwrap();
    let mut opened = 0;
    for at in 0..text.len() {
        for other in *b"A1.-" {
            let mut changed = text.clone().into_bytes();
            if changed[at] == other {
                continue;
            }
            changed[at] = other;
            let changed = String::from_utf8(changed).unwrap();
            opened += usize::from(sealer().open(&changed, now()).is_ok());
        }
        assert_eq!(sealer().open(&text[..at], now()), Err(SealError::Refused));
    }
    assert_eq!(opened, 0);
}

#[test]
fn the_words_in_front_are_those_of_one_state() {
    let first = sealer().seal(&state()).unwrap();
    let (_, sealed) = first.rsplit_once('.').unwrap();
    for head in [
        "v1.a.08080808080808080808080808080808.1800003600",
        "v1.a.09090909090909090909090909090909.9900003600",
        "v2.a.09090909090909090909090909090909.1800003600",
        "v1.b.09090909090909090909090909090909.1800003600",
        "v1.a.09090909090909090909090909090909.01800003600",
        "v1.a.09090909090909090909090909090909.1800003600.x",
    ] {
        let opened = sealer().open(&format!("{head}.{sealed}"), now());
        assert_eq!(opened, Err(SealError::Refused), "{head}");
    }
}

#[test]
fn an_expired_state_is_refused() {
    let text = sealer().seal(&state()).unwrap();
    let hour = Duration::from_secs(3600);
    assert_eq!(sealer().open(&text, now() + hour), Err(SealError::Expired));
}

#[test]
fn keys_change_without_losing_states() {
    let text = sealer().seal(&state()).unwrap();
    let next = Sealer::new("b", [2; 32]).unwrap();
    assert_eq!(next.open(&text, now()), Err(SealError::Refused));
    let both = next.also("a", [1; 32]).unwrap();
    assert_eq!(both.open(&text, now()), Ok(state()));
    assert!(both.seal(&state()).unwrap().starts_with("v1.b."));
    // The same id with another key opens nothing.
    let wrong = Sealer::new("a", [3; 32]).unwrap();
    assert_eq!(wrong.open(&text, now()), Err(SealError::Refused));
    assert_eq!(both.also("a", [4; 32]).unwrap_err(), SealError::KeyId);
    for id in ["", "a.b", "ä", &"k".repeat(33)] {
        assert_eq!(Sealer::new(id, [1; 32]).unwrap_err(), SealError::KeyId);
    }
}

#[test]
fn no_key_stands_in_debug() {
    assert_eq!(format!("{:?}", sealer()), r#"Sealer(["a"])"#);
}
