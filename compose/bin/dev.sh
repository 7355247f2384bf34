#!/usr/bin/env bash
# Development: the containers, a service from its source, or the UI with hot reload. Ctrl+C ends what this started, and nothing else.
set -euo pipefail

usage() {
    cat <<'TEXT'
usage: dev.sh --infra
       dev.sh --backend [SERVICE]
       dev.sh --frontend

--infra     starts PostgreSQL, Redis and S3 in containers and comes back; they stay (docker compose --profile infra down stops them). Those that
            another checkout started are used as they are, and never made anew while it is there
--backend   the same, and on them SERVICE (gateway, statement, reconciliation or report) from its source: mvn -Pserve -pl SERVICE-service -am;
            all four, one after the other, where none is named
--frontend  the UI on http://localhost:3000 with hot reload, in front of the gateway of BASE_URL (default http://localhost:<GATEWAY_PORT>)

Settings are those of .env, or of .env.example where there is none; what the environment says wins. Each window has processes of its own: builds wait
for one another, and a port that is taken is said before anything is started. Ctrl+C, SIGTERM and the end of the terminal stop what this
window started; the containers and the other windows stay.

CONTAINER_RUNTIME  docker or podman; without it docker where it is installed, else podman

Exits with 0 when stopped; with 1 when something failed; with 2 when called wrongly or a program is missing.
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

# A first build fetches what it needs; another window may be at that.
readonly BUILD_SECONDS_MAX=900 STOP_SECONDS_MAX=20
# vite.config.ts says so.
readonly FRONTEND_PORT=3000
poll_seconds=${DEV_POLL_SECONDS:-1}
services=() started=() stopping=''
# In the background of another script Ctrl+C is ignored, here and by all that is started, for good.
stop_signal=INT
window=''
[ -z "$(trap -p INT)" ] || stop_signal=TERM

mode=${1:-}
case "$#:$mode" in
    1:-h | 1:--help)
        usage
        exit 0
        ;;
    1:--infra | 1:--frontend) ;;
    1:--backend) services=(statement reconciliation report gateway) ;;
    2:--backend)
        case "${2%-service}" in
            gateway | statement | reconciliation | report) services=("${2%-service}") ;;
            *)
                printf 'There is no service %s: gateway, statement, reconciliation or report.\n' "$2" >&2
                exit 2
                ;;
        esac
        ;;
    *)
        usage >&2
        exit 2
        ;;
esac

require() {
    local program
    for program in "$@"; do
        if ! command -v "$program" >/dev/null; then
            printf '%s is needed and not installed.\n' "$program" >&2
            exit 2
        fi
    done
}

cd "$ISOLATION_CHECKOUT"
settings=$(settings_file "$ISOLATION_CHECKOUT")
project=$(development_project "$settings")

# stop_all: asks every process group of this window to end, then what its first process left behind, for a while, and then insists
stop_all() {
    local group deadline=$((SECONDS + STOP_SECONDS_MAX)) left
    trap '' INT TERM HUP
    for group in "${started[@]}"; do
        kill "-$stop_signal" -- "-$group" 2>/dev/null || true
    done
    while [ "$SECONDS" -lt "$deadline" ]; do
        left=''
        for group in "${started[@]}"; do
            if kill -0 -- "-$group" 2>/dev/null; then
                left=1
                # What a shell starts in its background does not hear Ctrl+C.
                holder_start "$group" >/dev/null || kill -TERM -- "-$group" 2>/dev/null || true
            fi
        done
        [ -n "$left" ] || return 0
        sleep 0.1
    done
    for group in "${started[@]}"; do
        kill -KILL -- "-$group" 2>/dev/null || true
    done
}

# start COMMAND...: in a process group of its own, where Ctrl+C is not ignored as it is in a script's background
start() {
    set -m
    "$@" </dev/null 8>&- &
    started+=($!)
    set +m
}

is_taken() {
    (: <"/dev/tcp/127.0.0.1/$1") 2>/dev/null
}

require_free() {
    if is_taken "$1"; then
        printf 'Port %s is taken: does %s run in another window?\n' "$1" "$2" >&2
        exit 1
    fi
}

up() {
    # With the doors of a laptop: a service from source is outside, and what was started by hand stays as it is.
    "$container_runtime" compose -f docker-compose.yml -f compose/local.yml --env-file "$settings" --profile infra up --detach --wait "$@"
}

infra() {
    local elsewhere folder there=''
    container_runtime_required
    elsewhere=$(containers_elsewhere "$project" "$ISOLATION_CHECKOUT")
    if [ -z "$elsewhere" ]; then
        up
        return
    fi
    while IFS= read -r folder; do
        printf 'The containers of %s are those of %s; they are used as they are.\n' "$project" "$folder" >&2
        [ ! -d "$folder" ] || there=1
    done <<<"$elsewhere"
    if ! up --no-recreate; then
        [ -z "$there" ] || return 1
        printf 'That folder is not there any more: they are made anew. Their data stays, in its volumes.\n' >&2
        up --force-recreate
    fi
}

# hold_containers: cleanup_dev_resources.sh, of whichever checkout, leaves them while this window lives
hold_containers() {
    local folder words
    words=$(holder_of $$)
    folder=$(holder_folder)/dev-$project
    mkdir -p "$folder"
    window=$folder/$$
    printf '%s\n' "$words" >"$window"
}

let_go_of_containers() {
    [ -n "$window" ] || return 0
    rm -f "$window"
    # Other windows may be in it.
    rmdir "${window%/*}" 2>/dev/null || true
}

# port_of SERVICE: of the settings, else as docs/reference/configuration.md says
port_of() {
    local variable=${1^^}_PORT
    case "$1" in
        gateway) printf '%s' "${!variable:-8080}" ;;
        statement) printf '%s' "${!variable:-8081}" ;;
        reconciliation) printf '%s' "${!variable:-8082}" ;;
        report) printf '%s' "${!variable:-8083}" ;;
    esac
}

# build_lock: Maven writes below the folders of shared modules; two windows take turns at that
build_lock() {
    local begun=$SECONDS
    exec 8>>"$(holder_folder)/build-$(hash8 "$ISOLATION_CHECKOUT").lock"
    until flock -w 1 8; do
        [ -z "$stopping" ] || exit 0
        if [ $((SECONDS - begun)) -ge "$BUILD_SECONDS_MAX" ]; then
            printf 'Another window has been building for %s s.\n' "$BUILD_SECONDS_MAX" >&2
            exit 1
        fi
    done
}

# serve SERVICE: returns when it answers that it is ready, from when on its build is over
serve() {
    local service=$1 port=$2 begun
    build_lock
    begun=$SECONDS
    require_free "$port" "the $service-service"
    start mvn -B -q -Pserve -pl "$service-service" -am
    until curl --silent --fail --max-time 5 --output /dev/null "http://localhost:$port/health/readiness"; do
        [ -z "$stopping" ] || exit 0
        if ! kill -0 "${started[-1]}" 2>/dev/null; then
            printf 'The %s-service ended before it was ready.\n' "$service" >&2
            exit 1
        fi
        if [ $((SECONDS - begun)) -ge "$BUILD_SECONDS_MAX" ]; then
            printf 'The %s-service is not ready after %s s.\n' "$service" "$BUILD_SECONDS_MAX" >&2
            exit 1
        fi
        sleep "$poll_seconds"
    done
    exec 8>&-
    printf 'The %s-service is ready: http://localhost:%s\n' "$service" "$port"
}

# stay: until this window is stopped, or one of its processes ends by itself
stay() {
    local code=0
    [ -z "$stopping" ] || exit 0
    wait -n "${started[@]}" || code=$?
    [ -z "$stopping" ] || exit 0
    printf 'It ended by itself (exit code %s); what else this window started is stopped.\n' "$code" >&2
    exit 1
}

backend() {
    local service
    container_runtime_required
    require mvn curl flock
    settings_export "$settings"
    for service in "${services[@]}"; do
        require_free "$(port_of "$service")" "the $service-service"
    done
    hold_containers
    infra
    for service in "${services[@]}"; do
        serve "$service" "$(port_of "$service")"
    done
    printf 'Ctrl+C stops what this window started; the containers stay.\n'
    stay
}

frontend() {
    local web=gateway-service/src/main/web
    require npm
    settings_export "$settings" '^GATEWAY_PORT$'
    export BASE_URL=${BASE_URL:-http://localhost:${GATEWAY_PORT:-8080}}
    require_free "$FRONTEND_PORT" 'the UI'
    # As the build does: what the lockfile names, where it is newer than what is there.
    if [ ! -e "$web/node_modules/.package-lock.json" ] || [ "$web/package-lock.json" -nt "$web/node_modules/.package-lock.json" ]; then
        start npm --prefix "$web" ci --no-audit --no-fund
        wait "${started[-1]}" || {
            [ -z "$stopping" ] || exit 0
            printf 'npm ci failed.\n' >&2
            exit 1
        }
        started=()
    fi
    start npm --prefix "$web" run dev
    printf 'The UI is on http://localhost:%s, with the API of %s. Ctrl+C stops it.\n' "$FRONTEND_PORT" "$BASE_URL"
    stay
}

trap 'stop_all; let_go_of_containers' EXIT
trap 'stopping=1' INT TERM HUP
case "$mode" in
    --infra) infra ;;
    --backend) backend ;;
    --frontend) frontend ;;
esac
