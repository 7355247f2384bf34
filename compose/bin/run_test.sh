#!/usr/bin/env bash
# Runs the README's command as a person does, looks at the product from outside, and stops it: what mvn -Prun promises, tried.
set -euo pipefail

usage() {
    cat <<'TEXT'
usage: run_test.sh [MAVEN_OPTION...]

Starts mvn -Prun with a data folder of its own and, on ports 18080 and up, runs smoke_test.sh against it, signs in to the demo workspace, kills
a service and waits for it to come back, stops everything with SIGTERM (20 s), starts again and finds the data there.
TEXT
}

case "${1:-}" in
    -h | --help)
        usage
        exit 0
        ;;
esac

cd "$(dirname "$0")/../.."
data=$(mktemp -d)
log=$data/run.log
base=http://localhost:18080
maven=

fail() {
    printf 'FAIL  %s\n' "$*"
    tail -n 40 "$log"
    exit 1
}

cleanup() {
    if [ -n "$maven" ] && kill -0 "$maven" 2>/dev/null; then
        kill "$maven"
        wait "$maven" || true
    fi
    rm -rf "$data"
}
trap cleanup EXIT

# start SECONDS MAVEN_OPTION...: returns when the product says that it is ready
start() {
    local seconds_max=$1 begun=$SECONDS
    shift
    : >"$log"
    mvn -B -Prun -Ddata.directory="$data/data" -Dgateway.port=18080 -Dstatement.port=18081 -Dreconciliation.port=18082 \
        -Dreport.port=18083 -Dpostgres.port=18084 -Dredis.port=18085 "$@" >"$log" 2>&1 &
    maven=$!
    until grep -q 'Finance Report is ready' "$log"; do
        kill -0 "$maven" 2>/dev/null || fail "mvn -Prun ended"
        [ $((SECONDS - begun)) -lt "$seconds_max" ] || fail "not ready after $seconds_max s"
        sleep 0.2
    done
    printf 'ok    ready %s s after mvn -Prun (%s)\n' $((SECONDS - begun)) "$(grep -o 'is ready after [0-9.]* s' "$log")"
}

stop() {
    local begun=$SECONDS pids pid
    pids=$(head -qn 1 "$data"/data/run/*.pid)
    kill "$maven"
    while kill -0 "$maven" 2>/dev/null; do
        [ $((SECONDS - begun)) -le 20 ] || fail "still there 20 s after SIGTERM"
        sleep 0.2
    done
    wait "$maven" || true
    maven=
    for pid in $pids; do
        ! kill -0 "$pid" 2>/dev/null || fail "process $pid was left behind"
    done
    printf 'ok    stopped %s s after SIGTERM, nothing left\n' $((SECONDS - begun))
}

sign_in() {
    local password
    password=$(sed -n 's/.*demo@example.com and password \([^,]*\),.*/\1/p' "$log")
    [ -n "$password" ] || fail "no way to sign in was printed"
    curl --silent --fail --max-time 20 "$base/api/auth/login" -H 'Content-Type: application/json' \
        -d "{\"email\":\"demo@example.com\",\"password\":\"$password\"}" | sed 's/.*"accessToken" *: *"\([^"]*\)".*/\1/'
}

# books: the balance sheet holds the demo statement's closing balance
expect_books() {
    local token begun=$SECONDS
    token=$(sign_in)
    until curl --silent --fail --max-time 20 -H "Authorization: Bearer $token" "$base/api/reports/balance-sheet" |
        grep -q '4883.28'; do
        [ $((SECONDS - begun)) -lt 60 ] || fail "the demo statement is not in the balance sheet"
        sleep 1
    done
    printf 'ok    the demo statement is in the balance sheet\n'
}

start 600 "$@"
compose/bin/smoke_test.sh "$base"
expect_books

killed=$(head -n 1 "$data/data/run/report.pid")
kill -9 "$killed"
begun=$SECONDS
until [ "$(head -qn 1 "$data/data/run/report.pid")" != "$killed" ] &&
    curl --silent --fail --output /dev/null http://localhost:18083/health/readiness; do
    [ $((SECONDS - begun)) -lt 60 ] || fail "the killed report-service did not come back"
    sleep 0.5
done
printf 'ok    the killed report-service is back after %s s\n' $((SECONDS - begun))
stop

start 90 "$@"
expect_books
stop
