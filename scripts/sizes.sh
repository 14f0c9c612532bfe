#!/usr/bin/env bash
# No file of code above 400 lines: comments, blank lines and the tests at a file's end do not count.
set -euo pipefail
cd "$(dirname "$0")/.."
git ls-files '*.rs' | grep -v -E '(^|/)(tests|golden|benches|ui|hygiene)/|/tests\.rs$' | while read -r file; do
    awk -v file="$file" '
        /^#\[cfg\(test\)\]/ { exit }
        !/^[[:space:]]*(\/\/|$)/ { lines++ }
        END { if (lines > 400) { print file ": " lines " lines of code, more than 400"; exit 1 } }
    ' "$file"
done
echo "no file above 400 lines of code"
