#!/usr/bin/env bash
# Rehearses a release on staging, from its deployment over the way back to a restart that loses nothing, and says of each promise whether it held.
# shellcheck disable=SC2317,SC2329
# (Those say that nothing calls a function which attempt calls by its name.)
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source-path=SCRIPTDIR source=lib/dokploy.sh
. "$here/lib/dokploy.sh"
# shellcheck source-path=SCRIPTDIR source=lib/versions.sh
. "$here/lib/versions.sh"
# shellcheck source-path=SCRIPTDIR source=lib/settings.sh
. "$here/lib/settings.sh"
# shellcheck source-path=SCRIPTDIR source=lib/books.sh
. "$here/lib/books.sh"

usage() {
    cat <<'TEXT'
usage: dry_run_deploy.sh [--dry-run] [--staging-certificate] (<compose_id> | --machine) <image_tag>

Rehearses the release of <image_tag> in the environment that <compose_id> of Dokploy is, or with --machine on the machine of compose/production that
it is run on, and prints one line for each claim, ok, FAIL or NOTE:
  certificate  that of the domain is for it, is believed and holds (check_dns.sh)
  deploy       the version runs (dokploy_deploy.sh, deploy.sh)
  healthy      and is healthy (health_check.sh)
  smoke        its doors are open (smoke_test.sh)
  seed         somebody new uploads a statement, and its figures are in the balance sheet
  logs         no service has logged an ERROR since the deployment
  rollback     the version that ran before runs again (rollback.sh, deploy.sh --rollback), and shows the same statement and figures
  forward      <image_tag> runs again, and shows the same
  restart      PostgreSQL and Redis (layer_deploy.sh) and all services are started anew, and show the same; the logs again
A NOTE is what was not looked at, and why. There is no monitoring yet that could be looked at.

Never in production: refused where the env of the compose, or .env.prod, does not name another environment. The address comes from there too. When it
ends, <image_tag> runs; the person and the statement stay.

  --staging-certificate   one of Let's Encrypt's staging is accepted. curl must believe it too: CURL_CA_BUNDLE names a file with its roots and those
                          of this machine
  --dry-run               says what would be done, changes nothing

Exits with 0 when no claim failed, with 1 otherwise, with 2 when called wrongly or without what the scripts need.

  DOKPLOY_API_URL, DOKPLOY_API_KEY         as for dokploy_deploy.sh, which takes its other settings too
  POSTGRES_COMPOSE_ID, REDIS_COMPOSE_ID    the layers below, for the restart
  DOCKER_HOST                              the Docker engine that has the containers (ssh://root@host), for the logs
  BOOKS_SECONDS_MAX                        how long a statement may take to be in the books, and to be seen again (60)
TEXT
}

dry_run=no
machine=no
accepted=()
while [ $# -gt 0 ]; do
    case $1 in
        -h | --help)
            usage
            exit 0
            ;;
        --dry-run) dry_run=yes ;;
        --machine) machine=yes ;;
        --staging-certificate) accepted=(--staging) ;;
        -*)
            usage >&2
            exit 2
            ;;
        *) break ;;
    esac
    shift
done
if [ "$machine/$#" != yes/1 ] && [ "$machine/$#" != no/2 ]; then
    usage >&2
    exit 2
fi
tag=${*: -1}
for program in curl jq openssl; do
    command -v "$program" >/dev/null || misuse "$program is needed and was not found"
done

# claim VERDICT NAME TEXT
failed=0
claim() {
    printf '%-5s %-12s %s\n' "$@"
    [ "$1" != FAIL ] || failed=1
}

# attempt NAME TEXT COMMAND...: what the command says only where it fails
attempt() {
    local name=$1 text=$2 begun=$SECONDS
    shift 2
    if "$@" >"$work/said" 2>&1; then
        claim ok "$name" "$text, $((SECONDS - begun)) s"
    else
        claim FAIL "$name" "after $((SECONDS - begun)) s:"
        sed '/^::add-mask::/d; s/^/      /' "$work/said" | tail -n 20
        return 1
    fi
}

if [ "$machine" = yes ]; then
    production=$(cd "$here/../production" && pwd)
    [ -s "$production/.env.prod" ] || fail "$production/.env.prod is not there: no machine is set up here"
    # What the caller's environment says of them is not what the services are told.
    unset ENVIRONMENT DOMAIN
    settings_export "$production/.env.prod" '^(ENVIRONMENT|DOMAIN)$'
    environment=${ENVIRONMENT:-}
    domain=${DOMAIN:-}
    suffix=its-own
    health_name=machine

    compose() {
        IMAGE_TAG=$tag docker compose --env-file "$production/.env.prod" --file "$production/docker-compose.prod.yml" "$@"
    }
    bring() { "$here/deploy.sh" "$@" --tag "$tag"; }
    back() { "$here/deploy.sh" --rollback; }
    restart() { compose restart postgres redis s3 && bring; }
    containers() { compose ps --all --quiet "$1"; }
else
    compose=$1
    dokploy_id compose_id "$compose"
    dokploy_open
    dokploy_read "$compose"
    environment=$(dokploy_env ENVIRONMENT)
    suffix=$(dokploy_env ENV_DOMAIN_SUFFIX)
    domain=$(dokploy_env INTERNAL_DOMAIN)
    # The host of the gateway's router in 10.app; production's has no suffix.
    domain=${domain:+report$suffix.$domain}
    health_name=$environment

    bring() { "$here/dokploy_deploy.sh" "$@" "$compose" "$tag" "$url"; }
    back() { "$here/rollback.sh" "$compose" "$url"; }
    restart() {
        [ -z "${POSTGRES_COMPOSE_ID:-}" ] || "$here/layer_deploy.sh" postgres "$environment" || return 1
        [ -z "${REDIS_COMPOSE_ID:-}" ] || "$here/layer_deploy.sh" redis "$environment" || return 1
        bring
    }
    containers() { dokploy_containers "$1"; }
fi
[ -n "$environment" ] || fail "which environment this is is not told (ENVIRONMENT): it may be production, where nothing is rehearsed"
[ "$environment" != production ] || fail "this is production: a release is rehearsed on staging"
[ -n "$suffix" ] || fail "ENV_DOMAIN_SUFFIX is empty: the address is production's"
[[ $environment =~ ^[a-z0-9-]+$ && $domain =~ ^[A-Za-z0-9.-]+$ ]] || fail "ENVIRONMENT '$environment' or the domain '$domain' is none"
url=https://$domain

if [ "$dry_run" = yes ]; then
    bring --dry-run
    say "Then, at $url: healthy, smoke, seed, logs, rollback, forward, restart, logs, certificate."
    exit 0
fi
work=$(umask 077 && mktemp -d)
trap 'rm -rf "$work"; dokploy_close' EXIT

ask() {
    local path=$1
    shift
    curl --silent --connect-timeout 10 --max-time 20 "$@" "$url/api/$path"
}

statement=
seed() {
    sign_in >"$work/token" || return 1
    sed 's/.*/header = "Authorization: Bearer &"/' "$work/token" >"$work/who"
    as=(--config "$work/who")
    upload >"$work/statement" || return 1
    statement=$(cat "$work/statement")
    books_await "$statement" "$work/seeded"
}

# step NAME TEXT COMMAND...: an attempt, after which what was seeded must be seen as before
step() {
    local runs
    attempt "$@" || return 0
    if [ -n "$seeded" ]; then
        runs=$("$here/running_tag.sh" "$url") || true
        attempt "$1" "${runs#tag=} shows the same statement and figures" books_await "$statement" "$work/seen" "$work/seeded" || true
    else
        claim FAIL "$1" "whether the same statement and figures are seen is not known: nothing was seeded"
    fi
}

# logs: of all containers of the services. The last deployment made each of them, so they begin with it.
logs() {
    local service id ids unread='' verdict=NOTE
    : >"$work/logged"
    for service in "${SERVICES[@]}"; do
        mapfile -t ids < <(containers "$service" 2>/dev/null || true)
        for id in "${ids[@]:-none}"; do
            if docker logs "$id" </dev/null >"$work/log" 2>&1 && jq -rR --arg service "$service" 'fromjson? | objects | select(.level)
                | "\(.level) \($service) \(.logger_name): \(.message)" | gsub("\\s"; " ") | .[0:200]' "$work/log" >"$work/lines" && [ -s "$work/lines" ]; then
                cat "$work/lines" >>"$work/logged"
            else
                unread+=" $service"
            fi
        done
    done
    if grep '^ERROR ' "$work/logged" >"$work/errors"; then
        claim FAIL logs "$(wc -l <"$work/errors") lines are an ERROR, the last of them:"
        tail -n 5 "$work/errors" | sed 's/^/      /'
    fi
    if [ -n "$unread" ]; then
        [ "$machine" = no ] && [ -z "${DOCKER_HOST:-}" ] || verdict=FAIL
        claim "$verdict" logs "not read:$unread; is DOCKER_HOST the engine that has the containers?"
    elif [ ! -s "$work/errors" ]; then
        claim ok logs "$(wc -l <"$work/logged") lines of all services since the deployment, none is an ERROR"
    fi
}

"$here/check_dns.sh" --certificate "${accepted[@]}" "$domain" || failed=1
seeded=
if ! attempt deploy "$tag runs at $url" bring; then
    claim NOTE rehearsal "ends here: nothing else was looked at"
    exit 1
fi
attempt healthy "$url" "$here/health_check.sh" "$url" "$health_name" "${HEALTH_ATTEMPTS:-}" "${tag%%,*}" || true
attempt smoke "its doors are open" "$here/smoke_test.sh" "$url" || true
if attempt seed "an uploaded statement is in the balance sheet" seed; then
    seeded=yes
fi
logs
step rollback "what ran before runs again" back
step forward "$tag runs again" bring
if [ "$machine" = no ]; then
    for layer in POSTGRES REDIS; do
        id=${layer}_COMPOSE_ID
        [ -n "${!id:-}" ] || claim NOTE restart "not of ${layer,,}: $id is not set"
    done
fi
step restart "$tag runs, started anew" restart
logs
claim NOTE monitoring "not looked at: there is none yet, no metrics are kept, no dashboard shows them and nobody is alerted"
exit "$failed"
