#!/usr/bin/env bash
# Every check, in order; what CI runs. `--long` adds what takes long: fuzzing, load, mutants.
# A tool that is not installed is skipped with a line; with CI set, that is a failure instead.
set -euo pipefail
cd "$(dirname "$0")"

long=false
[ "${1:-}" = "--long" ] && long=true
export CARGO_TERM_COLOR="${CARGO_TERM_COLOR:-auto}"
# Snapshots are compared, never written.
export INSTA_UPDATE="${INSTA_UPDATE:-no}"

step() { printf '\n== %s\n' "$*"; }

# tool NAME COMMAND...: runs the command where `cargo NAME` is installed.
tool() {
    local name=$1
    shift
    if cargo "$name" --version >/dev/null 2>&1; then
        "$@"
    elif [ -n "${CI:-}" ]; then
        echo "cargo $name is not installed" >&2
        return 1
    else
        echo "skipped: cargo $name is not installed"
    fi
}

step "format"
cargo fmt --all --check

step "file sizes"
./scripts/sizes.sh

step "lints"
cargo clippy --workspace --all-targets --all-features -- -D warnings

step "each feature alone"
tool hack cargo hack check --each-feature --no-dev-deps \
    -p connector-flows -p connector-macros -p connector-policy -p connector-runtime -p connector-transformations

step "tests"
cargo test --workspace --all-features

step "tests over hyper: faults, errors, the wire"
# With the features of the step before, so that nothing is built again.
TRANSPORT=hyper cargo test --workspace --all-features --test faults --test errors --test wire --test oauth2

step "documentation"
RUSTDOCFLAGS="-D warnings" cargo doc --workspace --no-deps --all-features --quiet

step "licences, bans, sources"
tool deny cargo deny --config deny.toml check licenses bans sources

step "the main job"
cargo run --quiet -p examples --bin quickstart

step "both ends of an API"
cargo run --quiet -p examples --bin connector_api
cargo run --quiet -p examples --bin fake
cargo run --quiet -p examples --bin export
./scripts/openapi.sh

if $long; then
    step "long: the benchmarks compile, and their table and comparison are right"
    cargo clippy --manifest-path benches/Cargo.toml --all-targets -- -D warnings
    cargo test --manifest-path benches/Cargo.toml --quiet

    step "long: the faults against what people would write instead"
    cargo clippy --manifest-path benches/faults/Cargo.toml -- -D warnings
    cargo run --quiet --manifest-path benches/faults/Cargo.toml

    step "long: a million damaged policy files"
    MUTATIONS=1000000 cargo test -p connector-policy --release --test mutation damaged -- --nocapture
    step "long: ten million steps of user flows"
    MODEL_STEPS=10000000 cargo test -p connector-flows --release --test model -- --nocapture
    step "long: the 200-profile trial"
    cargo test -p connector-tests --release --test trial -- --ignored --nocapture

    step "long: a POST arrives once, a thousand runs of every fault"
    cargo test -p connector-tests --test faults -- --ignored row_137 --nocapture

    step "long: a million lines at TRACE and no canary"
    CANARY_LINES=1000000 cargo test -p connector-tests --release --test canary -- --nocapture 2>/dev/null

    step "long: load with one fault in twenty, ten thousand calls at once, what a refusal costs"
    cargo test -p connector-tests --release --test endurance -- --ignored --nocapture --test-threads 1

    step "long: how far limits of time are overshot"
    cargo test -p connector-tests --release --test overshoot -- --ignored --nocapture

    step "long: bad inputs, a minute for each surface"
    for target in encode escape decode refusal retry_after template egress; do
        tool fuzz cargo fuzz run -O -s none "$target" -- -max_total_time=60 -print_final_stats=1
    done
fi

step "all checks passed"
