#!/usr/bin/env bash
# Runs the environments on a Docker engine and says of each promise whether it held, with its figures.
set -euo pipefail

usage() {
    cat <<'TEXT'
usage: prove_environments.sh [--no-build] [--keep] [CLAIM...]

Brings environments of docker-compose.yml up on the Docker engine of this machine and prints one line for each claim:
  images     they are built, and each starts with its AOT cache; before all others, unless --no-build is given
  healthy    docker compose up --wait ends well, the smoke test too; time, and memory of each container under its limit
  first      every service three times at once on an empty database, which one of each migrates
  scale      each service to three and back while requests and uploads go on: how many were sent and how many failed
  kill       one replica of three of statement, reconciliation and report is killed while requests and uploads go on
  neighbours -pr-1 and -pr-11 side by side; destroying -pr-1 leaves -pr-11 whole
  stack      the layers of compose/dokploy on a swarm: an update that starts the new first, and a bad version that goes back by itself, under load
  machine    compose/production on one machine: nginx takes a certificate up; deploy.sh brings a version, the next, a bad one that goes back by itself,
             and a rollback, under load. Needs the ports 80 and 443, and openssl

Without a claim all of them, in that order. The environments are called -prove, -pr-1, -pr-11, -prove-stack and -prove-machine; they and their volumes are removed at
the end, unless --keep is given; so is the swarm, where the engine was not in one. --no-build takes images of this name and tag that are there
(IMAGE_PREFIX, IMAGE_TAG). Settings come from the environment and .env.example; the store for files is s3mock where S3_IMAGE says so, and the
first line tells which.

What stands before the gateways with Dokploy, Traefik, is stood in for by the client, a container with curl (CLIENT_IMAGE): it asks each gateway for its
readiness every two seconds and sends requests to those that are ready, each once. Vault's sidecar is stood in for by a container that writes passwords made up for the run.

Needs docker with compose, curl and jq. Exits with 0 when every claim held, with 1 otherwise, with 2 when called wrongly.
TEXT
}

build=yes keep='' claims=()
while [ $# -gt 0 ]; do
    case "$1" in
        -h | --help)
            usage
            exit 0
            ;;
        --no-build) build='' ;;
        --keep) keep=yes ;;
        healthy | first | scale | kill | neighbours | stack | machine) claims+=("$1") ;;
        *)
            usage >&2
            exit 2
            ;;
    esac
    shift
done
[ ${#claims[@]} -gt 0 ] || claims=(first healthy scale kill neighbours stack machine)
programs=(docker curl jq)
[[ ! " ${claims[*]} " = *' machine '* ]] || programs+=(openssl)
for program in "${programs[@]}"; do
    command -v "$program" >/dev/null || {
        printf 'prove_environments.sh needs %s\n' "$program" >&2
        exit 2
    }
done

cd "$(dirname "$0")/../.."
# shellcheck source=compose/bin/lib/settings.sh
. compose/bin/lib/settings.sh
# The start of four services on half a processor each; what takes longer is broken.
readonly UP_SECONDS_MAX=600 SETTLE_SECONDS=10
# A JVM holds its heap once it had it; what comes nearer to the limit than this has no room for a busy day.
readonly MEMORY_PERCENT_MAX=90
readonly services=(gateway statement reconciliation report)
work=$(mktemp -d)
failed=0
ups=()
# shellcheck source=compose/bin/lib/books.sh
. compose/bin/lib/books.sh
# shellcheck source=compose/bin/lib/proof_load.sh
. compose/bin/lib/proof_load.sh
# shellcheck source=compose/bin/lib/proof_stack.sh
. compose/bin/lib/proof_stack.sh
# shellcheck source=compose/bin/lib/proof_machine.sh
. compose/bin/lib/proof_machine.sh

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
        *) printf 18110 ;;
    esac
}

# Called by the trap.
# shellcheck disable=SC2329,SC2317
cleanup() {
    stop_load
    if [ -z "$keep" ]; then
        client_gone
        stack_down || true
        machine_down || true
        all_down
    fi
    rm -rf "$work"
}

# all_down: unless they are to be kept; the machine need not carry all of them at once
all_down() {
    local suffix
    [ -z "$keep" ] || return 0
    for suffix in "${ups[@]}"; do
        environment "$suffix" down --volumes --timeout 5 >/dev/null 2>&1 || true
    done
    ups=()
}
trap cleanup EXIT

# say VERDICT CLAIM FIGURES
say() {
    printf '%-5s %-11s %s\n' "$1" "$2" "$3"
    [ "$1" != FAIL ] || failed=1
}

# quietly COMMAND...: what it says only where it fails
quietly() {
    "$@" >"$work/said" 2>&1 || {
        tail -n 20 "$work/said" >&2
        return 1
    }
}

# up SUFFIX
up() {
    ups+=("$1")
    quietly environment "$1" up --detach --wait --wait-timeout "$UP_SECONDS_MAX"
}

# door SUFFIX: an address of a gateway that is published now
door() {
    environment "$1" ps gateway --format json | jq -rs '[.[] | if type == "array" then .[] else . end] | .[].Publishers[] |
        select(.PublishedPort > 0) | "http://127.0.0.1:\(.PublishedPort)"' | sort -u | head -n 1
}

# memory SUFFIX WHEN: how much each container has; none may be near its limit, or have been ended at it
memory() {
    local ids used
    mapfile -t ids < <(environment "$1" ps --quiet)
    used=$(docker stats --no-stream --format '{{.Name}} {{.MemUsage}} {{.MemPerc}}' "${ids[@]}" | sed "s/^finance-report$1-//")
    if docker inspect --format '{{.State.OOMKilled}} {{.RestartCount}}' "${ids[@]}" | grep -qvx 'false 0'; then
        say FAIL memory "$2: a container was ended at its limit or by itself"
    elif [ -n "$(awk -v max="$MEMORY_PERCENT_MAX" '{sub(/%/, "", $NF)} $NF + 0 > max' <<<"$used")" ]; then
        say FAIL memory "$2, above $MEMORY_PERCENT_MAX % of a limit: $(paste -sd ';' <<<"$used")"
    else
        say ok memory "$2: $(paste -sd ';' <<<"$used")"
    fi
}

# caches: each image starts with its AOT cache, or its JVM refuses to
caches() {
    local service
    for service in "${services[@]}"; do
        quietly docker run --rm --network none --env JAVA_TOOL_OPTIONS=-XX:AOTMode=on "$(our_image "$service" "$STACK_TAG")" --boot-check=dry-run || {
            say FAIL images "$service does not start with its AOT cache"
            return
        }
    done
    say ok images "each starts with its AOT cache"
}

first() {
    local begun=$SECONDS
    export GATEWAY_REPLICAS=3 STATEMENT_REPLICAS=3 RECONCILIATION_REPLICAS=3 REPORT_REPLICAS=3
    if up -prove && compose/bin/smoke_test.sh "$(door -prove)" >"$work/smoke" 2>&1; then
        say ok first "$(environment -prove ps --quiet "${services[@]}" | wc -l) containers of ours healthy after $((SECONDS - begun)) s"
    else
        say FAIL first "three of each do not come up together on an empty database"
    fi
    unset GATEWAY_REPLICAS STATEMENT_REPLICAS RECONCILIATION_REPLICAS REPORT_REPLICAS
    all_down
}

healthy() {
    local begun=$SECONDS took imported
    if ! up -prove; then
        say FAIL healthy "not healthy after $((SECONDS - begun)) s"
        return 1
    fi
    took=$((SECONDS - begun))
    client finance-report-edge-prove com.docker.compose.project=finance-report-prove
    if ! compose/bin/smoke_test.sh "$(door -prove)" >"$work/smoke" 2>&1; then
        say FAIL healthy "$(grep FAIL "$work/smoke" | paste -sd ';')"
    elif ! imported=$(imports); then
        say FAIL healthy "an uploaded statement does not reach the balance sheet"
    else
        say ok healthy "$took s; an uploaded statement in the balance sheet after $imported s"
        memory -prove "of each, at rest"
    fi
}

# replicas SERVICE COUNT
replicas() {
    quietly environment -prove up --detach --wait --wait-timeout "$UP_SECONDS_MAX" --no-recreate --no-deps --scale "$1=$2" "$1"
}

scale() {
    local service
    client finance-report-edge-prove com.docker.compose.project=finance-report-prove
    for service in "${services[@]}"; do
        load
        replicas "$service" 3 || say FAIL scale "$service does not come up three times"
        sleep "$SETTLE_SECONDS"
        [ "$service" != report ] || memory -prove "of each under load"
        replicas "$service" 1 || say FAIL scale "$service does not go back to one"
        sleep 2
        stop_load
        verdict scale "$service to three and back"
    done
}

kill_one() {
    local victim service
    client finance-report-edge-prove com.docker.compose.project=finance-report-prove
    for service in statement reconciliation report; do
        replicas "$service" 3
        sleep "$SETTLE_SECONDS"
        load
        sleep 5
        victim=$(environment -prove ps -q "$service" | tail -n 1)
        docker kill "$victim" >/dev/null
        sleep 15
        stop_load
        verdict kill "one of three replicas of $service is killed"
        docker rm "$victim" >/dev/null
        replicas "$service" 1
    done
}

# left_of SUFFIX: containers, volumes and networks of an environment
left_of() {
    docker ps --all --format '{{.Names}}' | grep -E "^finance-report(-[a-z0-9]+)?$1(-|$)" || true
    docker volume ls --format '{{.Name}}' | grep -E "^finance-report$1_" || true
    docker network ls --format '{{.Name}}' | grep -E "^finance[-_]report(-[a-z]+)?$1(_|$)" || true
}

neighbours() {
    local before after
    if ! up -pr-1 || ! up -pr-11; then
        say FAIL neighbours "the two do not come up"
        return
    fi
    client finance-report-edge-pr-11 com.docker.compose.project=finance-report-pr-11
    sign_in >/dev/null
    before=$(left_of -pr-11 && environment -pr-11 ps -q | sort)
    environment -pr-1 down --volumes --timeout 5 >/dev/null 2>&1
    after=$(left_of -pr-11 && environment -pr-11 ps -q | sort)
    if [ "$before" = "$after" ] && compose/bin/smoke_test.sh "$(door -pr-11)" >/dev/null && [ -z "$(left_of -pr-1)" ]; then
        say ok neighbours "-pr-1 came, went and left nothing; the $(left_of -pr-11 | wc -l) containers, volumes and networks of -pr-11 are the same and well"
    else
        say FAIL neighbours "of -pr-1 are left: $(left_of -pr-1 | xargs); of -pr-11: $(left_of -pr-11 | xargs)"
    fi
}

printf 'The store for files is %s; the client stands in for Traefik, a container that writes passwords for Vault.\n' "${S3_IMAGE:-MinIO}"
if [ -n "$build" ]; then
    begun=$SECONDS
    quietly environment -prove build || {
        say FAIL images "do not build"
        exit 1
    }
    say ok images "built in $((SECONDS - begun)) s"
    caches
fi
if [[ " ${claims[*]} " =~ \ (scale|kill)\  ]] && [[ ! " ${claims[*]} " =~ \ healthy\  ]]; then
    up -prove
fi
for claim in "${claims[@]}"; do
    case "$claim" in
        first) first ;;
        healthy) healthy || exit 1 ;;
        scale) scale ;;
        kill) kill_one ;;
        neighbours)
            client_gone
            all_down
            neighbours
            ;;
        stack)
            client_gone
            all_down
            stack
            ;;
        machine)
            client_gone
            all_down
            [ -n "$keep" ] || stack_down || true
            one_machine
            ;;
    esac
done
exit "$failed"
