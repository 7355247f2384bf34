#!/usr/bin/env bash
# Runs the environments on a Docker engine and says of each promise whether it held, with its figures.
set -euo pipefail

usage() {
    cat <<'TEXT'
usage: prove_environments.sh [--no-build] [--keep] [CLAIM...]

Brings environments of docker-compose.yml up on the Docker engine of this machine and prints one line for each claim:
  healthy    docker compose up --wait ends well, the smoke test too; time, and memory of each container under its limit
  scale      each service to three and back while requests go on: how many were sent and how many failed
  kill       one replica of three is killed while requests go on
  neighbours -pr-1 and -pr-11 side by side; destroying -pr-1 leaves -pr-11 whole

Without a claim all of them, in that order. The environments are called -prove, -pr-1 and -pr-11; they and their volumes are removed at the end, unless
--keep is given. --no-build takes images of this name and tag that are there (IMAGE_PREFIX, IMAGE_TAG). Settings come from the environment and
.env.example; the store for files is s3mock where S3_IMAGE says so, and the first line tells which.

What stands before the gateways in production, Traefik, is stood in for by the client: it takes the next door when one does not answer a connection.

Needs docker with compose, curl and jq. Exits with 0 when every claim held, with 1 otherwise, with 2 when called wrongly.
TEXT
}

build=--build keep='' claims=()
while [ $# -gt 0 ]; do
    case "$1" in
        -h | --help)
            usage
            exit 0
            ;;
        --no-build) build='' ;;
        --keep) keep=yes ;;
        healthy | scale | kill | neighbours) claims+=("$1") ;;
        *)
            usage >&2
            exit 2
            ;;
    esac
    shift
done
[ ${#claims[@]} -gt 0 ] || claims=(healthy scale kill neighbours)
for program in docker curl jq; do
    command -v "$program" >/dev/null || {
        printf 'prove_environments.sh needs %s\n' "$program" >&2
        exit 2
    }
done

cd "$(dirname "$0")/../.."
# shellcheck source=compose/bin/lib/settings.sh
. compose/bin/lib/settings.sh
# The start of four services on half a processor each; what takes longer is broken.
readonly UP_SECONDS_MAX=600 SETTLE_SECONDS=10 LOADERS=2
readonly services=(gateway statement reconciliation report)
work=$(mktemp -d)
failed=0
loaders=()
ups=()

settings_export .env.example
export COMPOSE_PROFILES=infra,app RESTART_POLICY=no
export GATEWAY_LIMITS_API_REQUESTS=1000000 GATEWAY_LIMITS_REGISTER_REQUESTS=1000

# environment SUFFIX COMMAND...: docker compose for that environment, with doors from its first port on
environment() {
    local suffix=$1
    shift
    ENV_SUFFIX=$suffix GATEWAY_DOORS="$(first_door "$suffix")-$(($(first_door "$suffix") + 2))" POSTGRES_PORT=0 REDIS_PORT=0 S3_PORT=0 \
        docker compose -p "finance-report$suffix" -f docker-compose.yml -f compose/local.yml "$@"
}

first_door() {
    case "$1" in
        -prove) printf 18080 ;;
        -pr-1) printf 18090 ;;
        -pr-11) printf 18100 ;;
    esac
}

# Called by the trap.
# shellcheck disable=SC2329,SC2317
cleanup() {
    local suffix
    stop_load
    if [ -z "$keep" ]; then
        for suffix in "${ups[@]}"; do
            environment "$suffix" down --volumes --timeout 5 >/dev/null 2>&1 || true
        done
    fi
    rm -rf "$work"
}
trap cleanup EXIT

# say VERDICT CLAIM FIGURES
say() {
    printf '%-5s %-11s %s\n' "$1" "$2" "$3"
    [ "$1" != FAIL ] || failed=1
}

# up SUFFIX
up() {
    ups+=("$1")
    # shellcheck disable=SC2086 # One word or none.
    environment "$1" up --detach --wait --wait-timeout "$UP_SECONDS_MAX" $build >"$work/up$1.log" 2>&1 || {
        tail -n 20 "$work/up$1.log" >&2
        return 1
    }
}

# doors SUFFIX: the addresses of the gateways that are published now
doors() {
    environment "$1" ps gateway --format json | jq -rs '[.[] | if type == "array" then .[] else . end] | .[].Publishers[] |
        select(.PublishedPort > 0) | "http://127.0.0.1:\(.PublishedPort)"' | sort -u
}

# sign_in BASE: makes a person and a workspace of their own, and prints a token
sign_in() {
    local body status
    body=$(jq -n --arg email "prove-$RANDOM$RANDOM@example.org" '{email: $email, password: "A long sentence for a proof 7!", name: "Prover"}')
    status=$(curl -s --max-time 20 -o "$work/registered" -w '%{http_code}' -H 'Content-Type: application/json' -d "$body" "$1/api/auth/register")
    [ "$status" = 201 ] || [ "$status" = 200 ] || {
        printf 'registering answered %s: %s\n' "$status" "$(head -c 300 "$work/registered")" >&2
        return 1
    }
    jq -r .accessToken "$work/registered"
}

# load SUFFIX TOKEN: asks the services through the gateways until it is told to stop; one line an answer
load() {
    local loader
    rm -f "$work/stop" "$work"/answers.*
    printf 'header = "Authorization: Bearer %s"\n' "$2" >"$work/token"
    for ((loader = 1; loader <= LOADERS; loader++)); do
        (
            while [ ! -e "$work/stop" ]; do
                for path in statements accounts reports/balance-sheet; do
                    # As a proxy does: no connection, the next door; an answer, whatever it is, counts.
                    code=000
                    for door in "$(first_door "$1")" "$(($(first_door "$1") + 1))" "$(($(first_door "$1") + 2))"; do
                        code=$(curl -s --connect-timeout 1 --max-time 20 --config "$work/token" -o /dev/null -w '%{http_code}' \
                            "http://127.0.0.1:$door/api/$path") && break
                    done
                    printf '%s %s\n' "$code" "$path"
                done
                sleep 0.1
            done >"$work/answers.$loader"
        ) &
        loaders+=($!)
    done
}

stop_load() {
    local loader
    touch "$work/stop" 2>/dev/null || true
    for loader in "${loaders[@]}"; do
        wait "$loader" 2>/dev/null || true
    done
    loaders=()
}

# verdict CLAIM WHAT: of the load that was stopped
verdict() {
    local sent bad
    sent=$(cat "$work"/answers.* | wc -l)
    bad=$(cat "$work"/answers.* | awk '$1 != 200 {n++} END {print n + 0}')
    if [ "$sent" -gt 0 ] && [ "$bad" = 0 ]; then
        say ok "$1" "$2: $sent requests, 0 failed"
    else
        say FAIL "$1" "$2: $sent requests, $bad failed ($(grep -hv '^200 ' "$work"/answers.* | sort | uniq -c | sort -rn | head -n 3 | xargs))"
    fi
}

memory() {
    environment "$1" ps --format '{{.Name}}' | xargs docker stats --no-stream --format '{{.Name}} {{.MemUsage}}' | sed "s/^finance-report$1-//" | paste -sd ';'
}

healthy() {
    local begun=$SECONDS base
    if ! up -prove; then
        say FAIL healthy "not healthy after $((SECONDS - begun)) s"
        return 1
    fi
    base=$(doors -prove | head -n 1)
    if compose/bin/smoke_test.sh "$base" >"$work/smoke" 2>&1; then
        say ok healthy "$((SECONDS - begun)) s${build:+ with building}; $(memory -prove)"
    else
        say FAIL healthy "$(grep FAIL "$work/smoke" | paste -sd ';')"
    fi
}

scale() {
    local service token
    token=$(sign_in "$(doors -prove | head -n 1)")
    for service in "${services[@]}"; do
        load -prove "$token"
        environment -prove up --detach --wait --wait-timeout "$UP_SECONDS_MAX" --no-recreate --no-deps --scale "$service=3" "$service" >"$work/scale.log" 2>&1 ||
            { tail -n 5 "$work/scale.log" >&2; say FAIL scale "$service does not come up three times"; }
        sleep "$SETTLE_SECONDS"
        environment -prove up --detach --wait --no-recreate --no-deps --scale "$service=1" "$service" >"$work/scale.log" 2>&1 ||
            { tail -n 5 "$work/scale.log" >&2; say FAIL scale "$service does not go back to one"; }
        sleep 2
        stop_load
        verdict scale "$service to three and back"
    done
}

kill_one() {
    local token victim
    token=$(sign_in "$(doors -prove | head -n 1)")
    environment -prove up --detach --wait --wait-timeout "$UP_SECONDS_MAX" --no-recreate --no-deps --scale statement=3 statement >"$work/scale.log" 2>&1
    sleep "$SETTLE_SECONDS"
    load -prove "$token"
    sleep 5
    victim=$(environment -prove ps -q statement | tail -n 1)
    docker kill "$victim" >/dev/null
    sleep 15
    stop_load
    verdict kill "one of three replicas of statement is killed"
}

neighbours() {
    local before after
    if ! up -pr-1 || ! up -pr-11; then
        say FAIL neighbours "the two do not come up"
        return
    fi
    sign_in "$(doors -pr-11 | head -n 1)" >/dev/null
    before=$(environment -pr-11 ps -q | sort)
    environment -pr-1 down --volumes --timeout 5 >/dev/null 2>&1
    after=$(environment -pr-11 ps -q | sort)
    if [ "$before" = "$after" ] && compose/bin/smoke_test.sh "$(doors -pr-11 | head -n 1)" >/dev/null &&
        ! docker volume ls --format '{{.Name}}' | grep -q '^finance-report-pr-1_' && docker volume ls --format '{{.Name}}' | grep -q '^finance-report-pr-11_'; then
        say ok neighbours "-pr-1 came, went and left nothing; $(wc -w <<<"$before") containers of -pr-11 are the same and well"
    else
        say FAIL neighbours "what -pr-1 left or took: $(docker ps -a --format '{{.Names}}' | grep -- '-pr-1' | xargs)"
    fi
}

printf 'The store for files is %s; the client stands in for Traefik.\n' "${S3_IMAGE:-MinIO}"
if [[ " ${claims[*]} " =~ \ (scale|kill)\  ]] && [[ ! " ${claims[*]} " =~ \ healthy\  ]]; then
    up -prove
fi
for claim in "${claims[@]}"; do
    case "$claim" in
        healthy) healthy || exit 1 ;;
        scale) scale ;;
        kill) kill_one ;;
        neighbours)
            # The machine need not carry three environments at once.
            [ -n "$keep" ] || environment -prove down --volumes --timeout 5 >/dev/null 2>&1 || true
            neighbours
            ;;
    esac
done
exit "$failed"
