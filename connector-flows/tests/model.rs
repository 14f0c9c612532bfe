//! Random walks over random flows: no sequence of events creates two users, a user without the required step, or one after a
//! block. Every state that ever was can be sent again, as the back button, a second tab and another replica do.

#![allow(clippy::print_stdout, reason = "the seed, and how far the walks got")]

use std::collections::{BTreeMap, BTreeSet};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use connector_flows::{
    Account, Attribute, Claims, Creation, FailurePolicy, FlowId, FlowState, Kind, NewUser, Next,
    Outcome, Person, Typed, User, UserFlow, UserFlowStep,
};
use fastrand::Rng;

/// Of the ordinary run; `MODEL_STEPS` says how many there are otherwise.
const STEPS: u32 = 150_000;
/// Of one run; then another begins.
const WALK: u32 = 60;
const START: u64 = 1_800_000_000;

/// What the test itself knows of the way to one state; nothing of it comes from the state.
#[derive(Clone, Default)]
struct Past {
    /// The connectors that went on, or failed where that is passed over.
    passed: BTreeSet<&'static str>,
    /// Whether a page came in that has all it needs.
    complete: bool,
    blocked: bool,
    signed_in: bool,
}

/// What the test knows of a flow.
struct Definition {
    flow: UserFlow,
    connectors: Vec<(UserFlowStep, &'static str, FailurePolicy)>,
    page: bool,
    federated: bool,
}

/// The directory, in the simplest form that keeps its promise.
#[derive(Default)]
struct World {
    /// By the run's id: a user, or the end.
    runs: BTreeMap<String, Option<String>>,
    users: u32,
}

impl World {
    fn create(&mut self, user: &NewUser) -> Creation {
        let users = &mut self.users;
        let run = self.runs.entry(user.key.clone()).or_insert_with(|| {
            *users += 1;
            Some(format!("user-{users}"))
        });
        match run {
            Some(id) => Creation::User(id.clone()),
            None => Creation::Ended,
        }
    }
}

#[derive(Default)]
struct Seen {
    users: u32,
    blocks: u32,
    tokens: u32,
    refused: u32,
    ended: u32,
}

#[test]
fn no_sequence_of_events_creates_what_must_not_be() {
    let given = |name: &str| {
        std::env::var(name)
            .ok()
            .map(|number| number.parse().unwrap())
    };
    let seed: u64 = given("MODEL_SEED").unwrap_or_else(|| fastrand::u64(..));
    println!("MODEL_SEED={seed}");
    let wanted = given("MODEL_STEPS").map_or(STEPS, |steps| u32::try_from(steps).unwrap());
    let mut random = Rng::with_seed(seed);
    let (mut steps, mut reached) = (0, Seen::default());
    while steps < wanted {
        steps += walk(&mut random, &mut reached);
    }
    // A walk that never gets anywhere would prove nothing.
    for (what, count) in [
        ("users", reached.users),
        ("blocks", reached.blocks),
        ("tokens", reached.tokens),
        ("refused events", reached.refused),
        ("creations after an end", reached.ended),
    ] {
        println!("{count} {what}");
        assert!(count > 500, "{count} {what}");
    }
}

fn walk(random: &mut Rng, seen: &mut Seen) -> u32 {
    let definition = definition(random);
    let flow = &definition.flow;
    let id = FlowId::from_bytes(random.u128(..).to_be_bytes());
    let mut past = Past::default();
    let account = if definition.federated {
        Account::federated("google.com", "1")
    } else {
        Account::local("kim")
    };
    let state = if random.u8(..) < 20 {
        past.signed_in = true;
        let user = User {
            id: "old".into(),
            claims: Claims::new(),
        };
        flow.sign_in(id, Person::new(account), user, at(START))
    } else {
        flow.begin(id, Person::new(account), &Claims::new(), at(START))
    };
    let mut world = World::default();
    let mut ended = false;
    let mut history = vec![(state, past)];
    for _ in 0..WALK {
        let from = if random.bool() {
            history.len() - 1
        } else {
            random.usize(..history.len())
        };
        let (mut state, mut past) = history[from].clone();
        if random.u8(..) < 8 {
            let json = serde_json::to_vec(&state).unwrap();
            state = serde_json::from_slice(&json).unwrap();
        }
        let late = random.u8(..) == 0;
        let now = at(if late {
            START + 3_600
        } else {
            START + random.u64(..3_600)
        });
        let before = state.clone();
        let moved = event(
            &definition,
            random,
            &mut state,
            &mut past,
            &mut world,
            seen,
            now,
        );
        assert!(!(late && moved), "an expired state moved");
        if !moved {
            assert!(state == before, "a refused event changed the state");
            seen.refused += 1;
            continue;
        }
        assert!(!history[from].1.blocked, "a state moved after its block");
        if past.blocked && !history[from].1.blocked && !past.signed_in {
            // What the driver does before it shows the page.
            world.runs.entry(id.to_string()).or_insert(None);
            ended = ended || world.runs[&id.to_string()].is_none();
            seen.blocks += 1;
        }
        assert!(world.users <= 1, "two users");
        assert!(!(ended && world.users > 0), "a user after a block");
        history.push((state, past));
    }
    seen.users += world.users;
    WALK
}

/// One event, fitting or not. Whether it was taken.
fn event(
    definition: &Definition,
    random: &mut Rng,
    state: &mut FlowState,
    past: &mut Past,
    world: &mut World,
    seen: &mut Seen,
    now: SystemTime,
) -> bool {
    let flow = &definition.flow;
    let next = flow.next(state, now);
    if matches!(next, Ok(Next::Token(_))) {
        assert!(past.signed_in || world.users == 1, "a token without a user");
        needs(definition, past, UserFlowStep::PreTokenIssuance);
        seen.tokens += 1;
    }
    // Mostly what the run waits for, so that walks get somewhere; else anything.
    let fitting = match next {
        Ok(Next::Page(_)) => 0,
        Ok(Next::Call(_)) => 1,
        Ok(Next::Create(_)) => 2,
        _ => 3,
    };
    match if random.u8(..) < 200 {
        fitting
    } else {
        random.u8(..4)
    } {
        0 => {
            let city = if random.u8(..) < 50 { "" } else { "Seoul" };
            let age = if random.u8(..) < 30 { "old" } else { "" };
            let moved = flow
                .submit(
                    state,
                    &Typed::from_iter([("city", city), ("age", age)]),
                    now,
                )
                .is_ok();
            if moved {
                assert!(definition.page && !past.signed_in);
                past.complete = !city.is_empty() && age.is_empty();
                for (step, name, _) in &definition.connectors {
                    if *step == UserFlowStep::PostAttributeCollection {
                        past.passed.remove(name);
                    }
                }
            }
            moved
        }
        1 => answer(definition, random, state, past, now),
        2 => {
            let Ok(Next::Create(user)) = flow.next(state, now) else {
                return flow
                    .created(state, Creation::User("forged".into()), now)
                    .is_ok();
            };
            assert!(!past.signed_in && !past.blocked);
            assert!(past.complete || !definition.page, "a user without the page");
            if definition.federated {
                needs(definition, past, UserFlowStep::PostFederationSignup);
            }
            needs(definition, past, UserFlowStep::PostAttributeCollection);
            // The answer of the directory may be lost on its way back.
            let creation = world.create(&user);
            if random.u8(..) < 30 {
                return false;
            }
            if creation == Creation::Ended {
                seen.ended += 1;
                past.blocked = true;
            }
            flow.created(state, creation, now).is_ok()
        }
        _ => flow.retry(state, now).is_ok(),
    }
}

fn answer(
    definition: &Definition,
    random: &mut Rng,
    state: &mut FlowState,
    past: &mut Past,
    now: SystemTime,
) -> bool {
    let flow = &definition.flow;
    let waited = match flow.next(state, now) {
        Ok(Next::Call(call)) => Some(call.connector),
        _ => None,
    };
    let any = &definition.connectors;
    let Some(&(step, name, policy)) = any
        .iter()
        .find(|(_, name, _)| waited.as_deref() == Some(name) && random.u8(..) < 230)
        .or_else(|| random.choice(any))
    else {
        return false;
    };
    let outcome = match random.u8(..8) {
        0..4 => Outcome::Continue(Claims::new().with("city", "Busan")),
        4 => Outcome::Continue(Claims::new().with("city", 7)),
        5 => Outcome::ShowBlockPage("no".into()),
        6 => Outcome::validation_error("no"),
        _ => Outcome::Failed("later".into()),
    };
    if flow.answered(state, name, outcome.clone(), now).is_err() {
        return false;
    }
    assert_eq!(
        waited.as_deref(),
        Some(name),
        "an answer that nobody waits for"
    );
    let signing_up = step != UserFlowStep::PreTokenIssuance;
    let form = step == UserFlowStep::PostAttributeCollection;
    assert!(
        !(past.signed_in && signing_up),
        "a user who is there was asked to sign up"
    );
    let open = policy == FailurePolicy::Open;
    match outcome {
        Outcome::Continue(claims) if claims.text("city").is_some() => {
            past.passed.insert(name);
        }
        Outcome::ShowBlockPage(_) if signing_up => past.blocked = true,
        Outcome::ValidationError { .. } if form => past.blocked = !definition.page,
        _ if open => {
            past.passed.insert(name);
        }
        _ => {}
    }
    true
}

fn needs(definition: &Definition, past: &Past, wanted: UserFlowStep) {
    for (step, name, _) in &definition.connectors {
        assert!(
            *step != wanted || past.passed.contains(name),
            "{name} was passed over"
        );
    }
}

fn definition(random: &mut Rng) -> Definition {
    let page = random.u8(..) < 170;
    let mut connectors = Vec::new();
    for (step, names) in [
        (UserFlowStep::PostFederationSignup, ["f1", "f2"]),
        (UserFlowStep::PostAttributeCollection, ["c1", "c2"]),
        (UserFlowStep::PreTokenIssuance, ["t1", "t2"]),
    ] {
        for name in names.into_iter().take(random.usize(..3)) {
            let policy = if random.u8(..) < 60 {
                FailurePolicy::Open
            } else {
                FailurePolicy::Closed
            };
            connectors.push((step, name, policy));
        }
    }
    let city = Attribute::new("city");
    let mut builder = UserFlow::builder("model")
        .attribute(if page { city.required() } else { city })
        .attribute(if page {
            Attribute::new("age").kind(Kind::Integer).collected()
        } else {
            Attribute::new("age")
        });
    for (step, name, policy) in &connectors {
        builder = builder.connector(*step, *name).policy(*policy);
    }
    Definition {
        flow: builder.build().unwrap(),
        connectors,
        page,
        federated: random.bool(),
    }
}

fn at(seconds: u64) -> SystemTime {
    UNIX_EPOCH + Duration::from_secs(seconds)
}
