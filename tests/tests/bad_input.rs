//! The inputs that the fuzz targets found worth keeping, and mutations of them, as a plain test: what was found once is
//! never back. The long runs are `fuzz/README.md`'s.

#![expect(clippy::print_stdout, reason = "a random test tells its seed")]

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use connector_tests::bad_input::{TARGETS, Target};

/// How many mutations of saved inputs each surface gets.
const MUTATIONS: usize = 3000;

fn saved(name: &str) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../fuzz/corpus")
        .join(name);
    let mut files: Vec<_> = fs::read_dir(&folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .map(|file| file.unwrap().path())
        .collect();
    files.sort();
    assert!(
        files.len() >= 10,
        "{} holds {} inputs",
        folder.display(),
        files.len()
    );
    files.iter().map(|file| fs::read(file).unwrap()).collect()
}

fn run((name, target): &Target, input: &[u8]) {
    let ran = catch_unwind(AssertUnwindSafe(|| target(input)));
    assert!(ran.is_ok(), "`{name}` fails on {}", input.escape_ascii());
}

fn mutate(random: &mut fastrand::Rng, inputs: &[Vec<u8>]) -> Vec<u8> {
    let mut input = random.choice(inputs).cloned().unwrap_or_default();
    for _ in 0..random.usize(1..4) {
        let at = random.usize(0..=input.len());
        match random.u8(0..5) {
            0 => input.insert(at, random.u8(..)),
            1 if at < input.len() => drop(input.remove(at)),
            2 if at < input.len() => input[at] = random.u8(..),
            3 => input.insert(
                at,
                *random.choice(b"\"{}[]:,\\/%.?#@& \n\0").unwrap_or(&b'"'),
            ),
            _ => {
                let other = random.choice(inputs).cloned().unwrap_or_default();
                let from = random.usize(0..=other.len());
                input.truncate(at);
                input.extend_from_slice(&other[from..]);
            }
        }
    }
    input
}

fn surface(name: &str) {
    let target = TARGETS.iter().find(|(known, _)| *known == name).unwrap();
    let inputs = saved(name);
    for input in &inputs {
        run(target, input);
    }
    let seed = fastrand::u64(..);
    println!("seed {seed}");
    let mut random = fastrand::Rng::with_seed(seed);
    for _ in 0..MUTATIONS {
        run(target, &mutate(&mut random, &inputs));
    }
}

macro_rules! surfaces {
    ($($name:ident),*) => {$(
        #[test]
        fn $name() {
            surface(stringify!($name));
        }
    )*

        #[test]
        fn all_surfaces_are_here() {
            let names: Vec<_> = TARGETS.iter().map(|(name, _)| *name).collect();
            assert_eq!(names, [$(stringify!($name)),*]);
        }
    };
}

surfaces!(
    encode,
    escape,
    decode,
    refusal,
    retry_after,
    template,
    egress
);
