#!/usr/bin/env bash
# Asks a running Finance Report for its six front doors; one line each, exit code 0 when all are well.
set -euo pipefail

usage() {
    cat <<'TEXT'
usage: smoke_test.sh [BASE_URL]

Checks that Finance Report at BASE_URL (default: $BASE_URL, else http://localhost:8080) serves
  /                 the web UI
  /api/health       and says healthy
  /api/docs         the API's documentation
  /ping-pong        a page of the UI
  /reconciliation   a page of the UI
  /api/ping         an answer of the gateway

Prints one line for each; exits with 0 when all of them are well, with 1 otherwise, with 2 when called wrongly.

  SMOKE_ANSWER_SECONDS   for one answer (10)
TEXT
}

case "${1:-}" in
    -h | --help)
        usage
        exit 0
        ;;
    -*)
        usage >&2
        exit 2
        ;;
esac
if [ $# -gt 1 ]; then
    usage >&2
    exit 2
fi

base=${1:-${BASE_URL:-http://localhost:8080}}
base=${base%/}
failed=0
answer=$(mktemp)
trap 'rm -f "$answer"' EXIT

# check PATH [TEXT]: 200, and the body holds TEXT (upper and lower case alike) where one is given
check() {
    local path=$1 expected=${2:-} status
    status=$(curl --silent --location --max-time "${SMOKE_ANSWER_SECONDS:-10}" --output "$answer" --write-out '%{http_code}' "$base$path") || true
    if [ "$status" != 200 ]; then
        printf 'FAIL  %-16s answered %s\n' "$path" "$status"
        failed=1
    elif [ -n "$expected" ] && ! grep --quiet --ignore-case -- "$expected" "$answer"; then
        printf 'FAIL  %-16s does not hold %s: %s\n' "$path" "$expected" "$(head -c 200 "$answer")"
        failed=1
    else
        printf 'ok    %s\n' "$path"
    fi
}

check / '<html'
check /api/health '"status" *: *"healthy"'
check /api/docs swagger
check /ping-pong '<html'
check /reconciliation '<html'
check /api/ping
exit "$failed"
