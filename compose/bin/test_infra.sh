#!/usr/bin/env bash
# PostgreSQL, Redis and S3 in containers for the tests of this checkout: the first that needs them starts them, the last one stops them.
set -euo pipefail

usage() {
    cat <<'TEXT'
usage: test_infra.sh run [--] COMMAND...
       test_infra.sh acquire [--pid PID]
       test_infra.sh release [--pid PID]
       test_infra.sh status

run       starts the containers unless they run, runs COMMAND with their addresses in its environment, and gives them back whatever becomes of
          COMMAND; ends with its exit code. test_infra.sh run mvn verify
acquire   takes hold of them for a process, the calling one unless another is named, and prints KEY=value lines: TEST_NAMESPACE, TEST_POSTGRES_URL,
          S3_BUCKET, ...
release   gives them back. A process that ends without doing so holds nothing.
status    who holds them

They are the containers of docker compose -p finance-report-<namespace> --profile infra (see namespace.sh), on free ports of this machine. The last
holder's release removes what was made for them, stops what was only started, and leaves what ran before.

CONTAINER_RUNTIME  docker or podman; without it docker where it is installed, else podman

Exits with 0; with 1 when something failed; with 2 when called wrongly or a program is missing.
TEXT
}

here=$(dirname "${BASH_SOURCE[0]}")
# shellcheck source=compose/bin/lib/isolation.sh
. "$here/lib/isolation.sh"
# shellcheck source=compose/bin/lib/holders.sh
. "$here/lib/holders.sh"
# shellcheck source=compose/bin/lib/settings.sh
. "$here/lib/settings.sh"
# shellcheck source=compose/bin/lib/containers.sh
. "$here/lib/containers.sh"

# Somebody in front may be pulling images, which takes minutes on a slow line.
readonly LOCK_SECONDS_MAX=600
# What gets SIGTERM may drop databases before it ends.
readonly STOP_SECONDS_MAX=30

require() {
    local program
    for program in "$@"; do
        if ! command -v "$program" >/dev/null; then
            printf '%s is needed and not installed.\n' "$program" >&2
            exit 2
        fi
    done
}

# What is done by compose: never with the lock's descriptor, which a child that lingers would keep.
compose() {
    # Free ports: another checkout's containers, and a server of one's own, have theirs. The store makes the bucket that it is told.
    ENV_SUFFIX=$(namespace_suffix "$namespace") S3_BUCKET=$(namespace_bucket "$namespace") POSTGRES_PORT=0 REDIS_PORT=0 S3_PORT=0 \
        "$container_runtime" compose -f "$ISOLATION_CHECKOUT/docker-compose.yml" -f "$ISOLATION_CHECKOUT/compose/local.yml" \
        --env-file "$settings" -p "$project" --profile infra "$@" 9>&-
}

# The kernel takes the lock from a dead holder. The file may have been cleaned away between opening and locking: then it is no lock.
lock() {
    local tries
    for tries in 1 2 3 4 5 6 7 8 9 10; do
        exec 9>>"$state.lock"
        if ! flock -w "$LOCK_SECONDS_MAX" 9; then
            printf 'Another process has been starting or stopping the containers of %s for %s s.\n' "$project" "$LOCK_SECONDS_MAX" >&2
            exit 1
        fi
        if [ "$state.lock" -ef /dev/fd/9 ]; then
            # With a number: in a trap, a bare return gives what came before the trap.
            return 0
        fi
    done
    printf 'The lock %s was removed %s times.\n' "$state.lock" "$tries" >&2
    exit 1
}

unlock() {
    exec 9>&-
}

# read_state: what is written, without holders that have ended
read_state() {
    local line
    managed='' holders=() dead=0
    [ -e "$state" ] || return 0
    while IFS= read -r line; do
        case "$line" in
            'managed '*) managed=${line#managed } ;;
            'holder '*)
                if holder_is_alive "${line#holder }"; then
                    holders+=("${line#holder }")
                else
                    dead=$((dead + 1))
                fi
                ;;
        esac
    done <"$state"
}

write_state() {
    local holder
    if [ ${#holders[@]} -eq 0 ]; then
        rm -f "$state"
        return 0
    fi
    {
        printf 'managed %s\n' "$managed"
        for holder in "${holders[@]}"; do
            printf 'holder %s\n' "$holder"
        done
    } >"$state.new"
    mv "$state.new" "$state"
}

# find_containers: what becomes of them in the end. What a dead holder had made is still to be removed.
find_containers() {
    if [ -z "$(compose ps --quiet --all)" ]; then
        managed=created
    elif [ -n "$managed" ]; then
        :
    elif [ -n "$(compose ps --quiet --status running)" ]; then
        managed=found
    else
        managed=started
    fi
}

stop_containers() {
    case "$managed" in
        created) compose down --volumes >&2 ;;
        started) compose stop >&2 ;;
        *) ;;
    esac
}

# hold PID: one more holder; the first one starts the containers. It is written down before, so that a death in between is seen.
hold() {
    local words first=''
    words=$(holder_of "$1") || {
        printf 'There is no process %s to hold the containers.\n' "$1" >&2
        exit 1
    }
    lock
    read_state
    if [ ${#holders[@]} -eq 0 ]; then
        first=1
        find_containers
    fi
    holders+=("$words")
    write_state
    if [ -n "$first" ] && ! compose up --detach --wait >&2; then
        stop_containers || true
        holders=()
        write_state
        printf 'The containers of %s did not become healthy.\n' "$project" >&2
        exit 1
    fi
    unlock
}

# let_go PID...: without these; the last one stops the containers
let_go() {
    local kept=() holder pid
    lock
    read_state
    for holder in "${holders[@]}"; do
        for pid in "$@"; do
            if [[ $holder == "pid=$pid "* ]]; then
                continue 2
            fi
        done
        kept+=("$holder")
    done
    if [ ${#kept[@]} -eq 0 ] && [ -n "$managed" ]; then
        stop_containers
    fi
    holders=("${kept[@]}")
    write_state
    unlock
}

# address SERVICE PORT: where that port is on this machine
address() {
    local found
    found=$(compose port "$1" "$2")
    printf '%s' "${found/0.0.0.0/127.0.0.1}"
}

# The addresses of the containers, one KEY=value a line. The passwords are those of the settings, which are not printed.
addresses() {
    printf 'TEST_NAMESPACE=%s\n' "$namespace"
    printf 'TEST_POSTGRES_URL=postgresql://%s\n' "$(address postgres 5432)"
    printf 'TEST_REDIS_URI=redis://%s\n' "$(address redis 6379)"
    printf 'TEST_S3_ENDPOINT=http://%s\n' "$(address s3 "${S3_CONTAINER_PORT:-9000}")"
    printf 'S3_BUCKET=%s\n' "$(namespace_bucket "$namespace")"
}

# ask SIGNAL: asks the command to end, where it has begun. In the trap: a signal just before a wait would not end that wait.
ask() {
    asked=$1
    [ -z "$child" ] || kill "-$1" -- "-$child" 2>/dev/null || true
}

# stop_command: waits for the end of the command that was asked, then of what it left behind, for a while, and then insists
stop_command() {
    local deadline=$((SECONDS + STOP_SECONDS_MAX)) left=''
    while kill -0 -- "-$child" 2>/dev/null && [ "$SECONDS" -lt "$deadline" ]; do
        # What a shell starts in its background does not hear Ctrl+C.
        if [ -z "$left" ] && ! holder_start "$child" >/dev/null; then
            left=1
            kill -TERM -- "-$child" 2>/dev/null || true
        fi
        sleep 0.1
    done
    kill -KILL -- "-$child" 2>/dev/null || true
}

# run COMMAND...: the command is a holder too, so that it keeps its containers when this script is killed
run() {
    local code line words
    child='' asked=''
    trap 'let_go $$ ${child:+"$child"}' EXIT
    trap 'ask TERM' TERM HUP
    trap 'ask INT' INT
    hold $$
    while IFS= read -r line; do
        export "${line?}"
    done < <(addresses)
    settings_export "$settings" '^(POSTGRES_PASSWORD|[A-Z]+_DB_(OWNER|APP)_PASSWORD)$'
    # In a process group of its own, where Ctrl+C is not ignored as it is in a script's background.
    set -m
    "$@" </dev/null 9>&- &
    child=$!
    set +m
    # Who asked before it had begun is heard now.
    [ -z "$asked" ] || ask "$asked"
    if words=$(holder_of "$child"); then
        lock
        read_state
        holders+=("$words")
        write_state
        unlock
    fi
    while :; do
        code=0
        [ -n "$asked" ] || wait "$child" || code=$?
        if [ -z "$asked" ]; then
            exit "$code"
        fi
        asked=''
        stop_command
    done
}

holder_pid() {
    case "$#:${1:-}" in
        0:) printf '%s' "$PPID" ;;
        2:--pid)
            if [[ ! $2 =~ ^[0-9]+$ ]]; then
                printf '%s is no process.\n' "$2" >&2
                return 1
            fi
            printf '%s' "$2"
            ;;
        *)
            usage >&2
            return 1
            ;;
    esac
}

print_status() {
    local holder
    lock
    read_state
    unlock
    printf '%s: %s held by %s\n' "$project" "${managed:-not}" "${#holders[@]}"
    for holder in "${holders[@]}"; do
        printf '  %s\n' "$holder"
    done
    [ "$dead" -eq 0 ] || printf '  %s that ended without release\n' "$dead"
}

command=${1:-}
case "$command" in
    -h | --help)
        usage
        exit 0
        ;;
    run | acquire | release | status) shift ;;
    *)
        usage >&2
        exit 2
        ;;
esac
require flock
[ "$command" = status ] || container_runtime_required

namespace=$(namespace_current)
project=$(namespace_project "$namespace")
settings=$(settings_file "$ISOLATION_CHECKOUT")
state=$(holder_folder)/infra-$namespace

case "$command" in
    run)
        [ "${1:-}" != -- ] || shift
        if [ $# -eq 0 ]; then
            usage >&2
            exit 2
        fi
        run "$@"
        ;;
    acquire)
        pid=$(holder_pid "$@") || exit 2
        hold "$pid"
        addresses
        ;;
    release)
        pid=$(holder_pid "$@") || exit 2
        let_go "$pid"
        ;;
    status)
        print_status
        ;;
esac
