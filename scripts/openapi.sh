#!/usr/bin/env bash
# Holds the description that `connector_api` gives of itself, and its answers, against public tools: openapi-spec-validator and
# schemathesis. A tool that is not installed is skipped with a line; with CI set, that is a failure instead.
set -euo pipefail
cd "$(dirname "$0")/.."

# Where .ci/run installs them.
PATH="$PWD/target/python/bin:$PATH"
missing() {
    echo "skipped: $1 is not installed"
    [ -z "${CI:-}" ]
}

cargo build --quiet -p examples --bin connector_api
out=$(mktemp -d)
./target/debug/connector_api 127.0.0.1:0 >"$out/url" &
api=$!
trap 'kill "$api"; rm -rf "$out"' EXIT
for _ in $(seq 50); do
    [ -s "$out/url" ] && break
    sleep 0.1
done
url=$(head -n 1 "$out/url")

if command -v openapi-spec-validator >/dev/null 2>&1; then
    curl --silent --fail "$url" >"$out/openapi.json"
    openapi-spec-validator "$out/openapi.json"
else
    missing openapi-spec-validator
fi

if command -v schemathesis >/dev/null 2>&1; then
    cd "$out" # where it leaves its own files, and finds no configuration
    # All phases and all checks as they are; the keys of the example, which are nobody's.
    schemathesis run "$url" --max-examples "${EXAMPLES:-200}" --no-color \
        --header "Authorization: Basic $(printf 'user-flow:correct horse' | base64)" \
        --header "x-api-key: battery staple"
else
    missing schemathesis
fi
