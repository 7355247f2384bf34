#!/usr/bin/env bash
# Runs more or fewer replicas of one service in an environment that Dokploy runs; the other services stay as they are.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source-path=SCRIPTDIR source=lib/dokploy.sh
. "$here/lib/dokploy.sh"
# shellcheck source-path=SCRIPTDIR source=lib/versions.sh
. "$here/lib/versions.sh"

usage() {
    cat <<'TEXT'
usage: scale_service.sh [--dry-run] [--url URL] <compose_id> <service> <replicas>

<service> is gateway, statement, reconciliation or report; <replicas> is 1 to SCALE_REPLICAS_MAX. Sets <SERVICE>_REPLICAS in the env of the
compose, so that later deployments keep the number, applies it (compose.redeploy), waits for that to be done, and counts the containers that run.

  --dry-run   says what would change, changes nothing
  --url URL   checks the health there afterwards

Exits with 0 when so many run, with 1 otherwise, with 2 when called wrongly or without curl or jq.

  DOKPLOY_API_URL, DOKPLOY_API_KEY   where Dokploy's API is (https://<host>/api), and a key for it
  SCALE_REPLICAS_MAX                 the most that the host carries (9)
  SCALE_SECONDS_MAX                  how long the containers may take to run (180)
TEXT
}

dry_run=no
url=
while [ $# -gt 0 ]; do
    case $1 in
        -h | --help)
            usage
            exit 0
            ;;
        --dry-run) dry_run=yes ;;
        --url)
            url=${2:-}
            [ -n "$url" ] || misuse "--url needs an address"
            shift
            ;;
        -*)
            usage >&2
            exit 2
            ;;
        *) break ;;
    esac
    shift
done
if [ $# -ne 3 ]; then
    usage >&2
    exit 2
fi

id=$1
service=${2%-service}
replicas=$3
max=${SCALE_REPLICAS_MAX:-9}
dokploy_id compose_id "$id"
a_service "$service" || misuse "'$2' is none of ${SERVICES[*]}"
[[ $max =~ ^[1-9][0-9]?$ ]] || misuse "SCALE_REPLICAS_MAX must be 1 to 99"
if ! [[ $replicas =~ ^[1-9][0-9]?$ ]] || [ "$replicas" -gt "$max" ]; then
    misuse "$replicas replicas: 1 to $max are possible (SCALE_REPLICAS_MAX)"
fi
key=${service^^}_REPLICAS

dokploy_open
dokploy_read "$id"
before=$(dokploy_env "$key")
if [ "$dry_run" = yes ]; then
    say "Would set $key in the env of $id from ${before:-nothing} to $replicas, and redeploy"
    exit 0
fi
dokploy_set "$id" "$key=$replicas"
dokploy_deploy "$id" compose.redeploy "$service x $replicas"

begun=$SECONDS
while :; do
    if ! ids=$(dokploy_containers "$service"); then
        say "NOTE  this Dokploy does not tell its containers: they are not counted"
        break
    fi
    count=$(grep -c . <<<"$ids" || true)
    if [ "$count" -eq "$replicas" ]; then
        say "ok    $count of $service run"
        break
    fi
    seconds_left "$begun" "${SCALE_SECONDS_MAX:-180}" ||
        fail "$count of $service run and not $replicas after ${SCALE_SECONDS_MAX:-180} s: is $key in the compose file, are there memory and processors?"
    pause_ms "$DOKPLOY_POLL_MS"
done
if [ -n "$url" ]; then
    environment=$(dokploy_env ENVIRONMENT)
    [[ $environment =~ ^[a-z0-9-]+$ ]] || environment=production
    "$here/health_check.sh" "$url" "$environment" "${HEALTH_ATTEMPTS:-}"
fi
