#!/usr/bin/env bash
# Runs the README's command as a person does, looks at the product from outside, and stops it: what mvn -Prun promises, tried.
set -euo pipefail

usage() {
    cat <<'TEXT'
usage: run_test.sh [MAVEN_OPTION...]

Starts mvn -Prun with a data folder and ports of its own, runs smoke_test.sh against it, signs in to the demo workspace, starts a second one on a
port that is taken, kills a service and waits for it to come back, and stops everything with SIGTERM. Then starts two of each service on the
same data, finds the data there through both doors, and stops everything with Ctrl+C (SIGINT to the whole process group).

Prints one line for each thing seen; exits with 0 when all are well, with 1 and the ends of the logs otherwise.
TEXT
}

case "${1:-}" in
    -h | --help)
        usage
        exit 0
        ;;
esac

cd "$(dirname "$0")/../.."
# A machine with too much to do is slow, not wrong: only what never comes is a fault.
readonly BUILD_SECONDS_MAX=1800 BACK_SECONDS_MAX=600 STOP_SECONDS_MAX=120 BOOKS_SECONDS_MAX=600 ANSWER_SECONDS_MAX=60
export SMOKE_ANSWER_SECONDS=$ANSWER_SECONDS_MAX
folder=$(mktemp -d)
log=$folder/run.log
options=("-Dready.seconds.max=900" "$@")
started=()

fail() {
    printf 'FAIL  %s\n' "$*"
    tail -n 40 "$log"
    for service in "$folder"/data/logs/*.log; do
        if [ -e "$service" ]; then
            printf '%s\n' "== the end of $(basename "$service")"
            tail -n 15 "$service" | cut -c 1-500
        fi
    done
    exit 1
}

cleanup() {
    local pid
    for pid in "${started[@]}"; do
        if kill -0 "$pid" 2>/dev/null; then
            kill "$pid"
            wait "$pid" || true
        fi
    done
    rm -rf "$folder"
}
trap cleanup EXIT

# Below the range from which the system gives ports to outgoing connections, so that none of those takes one in between.
free_port() {
    local port
    while :; do
        port=$((10000 + RANDOM % 20000))
        case " ${ports[*]} " in
            *" $port "*) continue ;;
        esac
        if ! (: <"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
            printf '%s' "$port"
            return
        fi
    done
}

ports=()
for name in gateway statement reconciliation report postgres redis; do
    ports+=("$(free_port)")
    options+=("-D$name.port=${ports[-1]}")
done
readonly gateway=${ports[0]} report=${ports[3]}

# run OPTION...: mvn -Prun in a process group of its own, where Ctrl+C is not ignored as it is in a script's background
run() {
    : >"$log"
    set -m
    mvn -B -Prun "${options[@]}" "$@" >"$log" 2>&1 &
    started+=($!)
    set +m
}

# start OPTION...: returns when the product says that it is ready
start() {
    local begun=$SECONDS
    run -Ddata.directory="$folder/data" "$@"
    maven=${started[-1]}
    until grep -q 'Ctrl+C stops everything' "$log"; do
        kill -0 "$maven" 2>/dev/null || fail "mvn -Prun ended"
        [ $((SECONDS - begun)) -lt "$BUILD_SECONDS_MAX" ] || fail "not ready after $BUILD_SECONDS_MAX s"
        sleep 0.2
    done
    printf 'ok    ready %s s after mvn -Prun %s(%s)\n' $((SECONDS - begun)) "${1:+$1 }" "$(grep -o 'is ready after [0-9.]* s' "$log")"
}

# stop HOW KILL_ARGUMENT...: all that was started ends in time
stop() {
    local how=$1 begun=$SECONDS pids pid
    shift
    pids=$(head -qn 1 "$folder"/data/run/*.pid)
    kill "$@"
    while kill -0 "$maven" 2>/dev/null; do
        [ $((SECONDS - begun)) -le "$STOP_SECONDS_MAX" ] || fail "still there $STOP_SECONDS_MAX s after $how"
        sleep 0.2
    done
    wait "$maven" || true
    for pid in $pids; do
        ! kill -0 "$pid" 2>/dev/null || fail "process $pid was left behind"
    done
    grep -q 'Everything stopped after' "$log" || fail "it does not say that everything stopped"
    printf 'ok    %s processes stopped %s s after %s, none left\n' "$(wc -w <<<"$pids")" $((SECONDS - begun)) "$how"
}

expect_taken_port_said() {
    local second begun=$SECONDS log=$folder/taken.log
    local sentence="Port $gateway is taken: choose another with -Dgateway.port=<port>."
    run -Ddata.directory="$folder/other"
    second=${started[-1]}
    while kill -0 "$second" 2>/dev/null; do
        [ $((SECONDS - begun)) -lt "$BUILD_SECONDS_MAX" ] || fail "a second one on the same ports is still there"
        sleep 0.2
    done
    ! wait "$second" || fail "a second one on the same ports ended as if all were well"
    grep -qxF "$sentence" "$log" || fail "the taken port is not said"
    kill -0 "$maven" || fail "the second one ended the first"
    printf 'ok    %s\n' "$sentence"
}

sign_in() {
    local base=$1 password
    password=$(sed -n 's/.*demo@example.com and password \([^,]*\),.*/\1/p' "$log")
    [ -n "$password" ] || fail "no way to sign in was printed"
    curl --silent --fail --max-time "$ANSWER_SECONDS_MAX" "$base/api/auth/login" -H 'Content-Type: application/json' \
        -d "{\"email\":\"demo@example.com\",\"password\":\"$password\"}" | sed 's/.*"accessToken" *: *"\([^"]*\)".*/\1/'
}

# expect_books BASE_URL: the balance sheet holds the demo statement's closing balance
expect_books() {
    local base=$1 token begun=$SECONDS
    token=$(sign_in "$base") || fail "cannot sign in at $base"
    until curl --silent --fail --max-time "$ANSWER_SECONDS_MAX" -H "Authorization: Bearer $token" "$base/api/reports/balance-sheet" |
        grep -q '4883.28'; do
        [ $((SECONDS - begun)) -lt "$BOOKS_SECONDS_MAX" ] || fail "the demo statement is not in the balance sheet of $base"
        sleep 1
    done
    printf 'ok    the demo statement is in the balance sheet of %s\n' "$base"
}

expect_killed_service_back() {
    local killed begun=$SECONDS
    killed=$(head -n 1 "$folder/data/run/report.pid")
    kill -9 "$killed"
    until [ "$(head -qn 1 "$folder/data/run/report.pid")" != "$killed" ] &&
        curl --silent --fail --max-time "$ANSWER_SECONDS_MAX" --output /dev/null "http://localhost:$report/health/readiness"; do
        [ $((SECONDS - begun)) -lt "$BACK_SECONDS_MAX" ] || fail "the killed report-service did not come back"
        sleep 0.5
    done
    printf 'ok    the killed report-service is back after %s s\n' $((SECONDS - begun))
}

start
base=http://localhost:$gateway
compose/bin/smoke_test.sh "$base" || fail "smoke_test.sh"
expect_books "$base"
expect_taken_port_said
expect_killed_service_back
stop SIGTERM "$maven"

start -Dinstances=2
compose/bin/smoke_test.sh "$base" || fail "smoke_test.sh"
expect_books "$base"
door=$(sed -n 's/^Another door: //p' "$log")
[ -n "$door" ] || fail "the second gateway's address is not said"
expect_books "$door"
stop Ctrl+C -INT -- "-$maven"
