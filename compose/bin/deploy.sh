#!/usr/bin/env bash
# Brings one tag of all images onto the one virtual machine of compose/production, a service after the other, and goes back by itself.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source-path=SCRIPTDIR source=lib/script.sh
. "$here/lib/script.sh"
# shellcheck source-path=SCRIPTDIR source=lib/settings.sh
. "$here/lib/settings.sh"

usage() {
    cat <<'TEXT'
usage: deploy.sh [--dry-run] (--tag TAG | --rollback)

Run on the machine, as one who may use docker. Pulls the images, brings PostgreSQL, Redis, S3 and Nginx up to date, then statement,
reconciliation, report and gateway, one at a time: as many new containers are started beside the old ones as .env.prod says, and only when they are
healthy the old ones are stopped, which answer what they were asked before they end. Then https://DOMAIN must be healthy with this tag and pass
smoke_test.sh. When anything of this fails, the tag that ran before is brought back in the same way.

<TAG> is one that never moves: sha-<commit> or v1.2.3. The tag that runs may be deployed again: its containers then read changed settings and secrets.

  --rollback   deploys the tag that was healthy before. After it none is known, so that a second one does not return to the bad one.
               Migrations are not undone: by rule those of a release work with the release before it.
  --dry-run    says what would be done, changes nothing

What is remembered is in compose/production/.deployed: tags (IMAGE_TAG, HEALTHY_IMAGE_TAG, PREVIOUS_IMAGE_TAG) and a log of each deployment, in
which secrets are masked. One deployment runs at a time.

Exits with 0 when the tag runs and is well, with 1 otherwise, with 2 when called wrongly or without docker, curl, jq or flock.

  NOTIFY_WEBHOOK_URL           is told how it ended, as Slack expects it ({"text": "..."}); whether that works changes nothing. Also taken from
                               compose/production/secrets/deploy.env
  DEPLOY_PULL                  always, or missing: no image that is there already, such as one that docker load brought (always)
  DEPLOY_URL                   where health and smoke are asked, in place of https://DOMAIN
  DEPLOY_SERVICE_SECONDS_MAX   how long the new containers of a service may take to be healthy (300)
  DEPLOY_POLL_MS               between two looks at them (2000)
  DEPLOY_SETTLE_MS             from then on until the old ones are told to end: gateways must have heard of the new ones (10000)
  DEPLOY_LOGS_MAX              logs that are kept (20)
  HEALTH_ATTEMPTS              how often the health is asked, every 10 s (24)
TEXT
}

dry_run=no
rollback=no
tag=
while [ $# -gt 0 ]; do
    case $1 in
        -h | --help)
            usage
            exit 0
            ;;
        --dry-run) dry_run=yes ;;
        --rollback) rollback=yes ;;
        --tag)
            tag=${2:-}
            [ -n "$tag" ] || misuse "--tag needs a tag"
            shift
            ;;
        *)
            usage >&2
            exit 2
            ;;
    esac
    shift
done
if [ "$rollback" = no ] && [ -z "$tag" ] || [ "$rollback" = yes ] && [ -n "$tag" ]; then
    usage >&2
    exit 2
fi
for program in docker curl jq flock; do
    command -v "$program" >/dev/null || misuse "$program is needed and was not found"
done

readonly SERVICES=(statement reconciliation report gateway) INFRASTRUCTURE=(postgres redis s3 nginx)
folder=$(cd "$here/../production" && pwd)
state=$folder/.deployed
[ -s "$folder/.env.prod" ] || fail "$folder/.env.prod is not there: cp .env.prod.example .env.prod, and write your values into it"
[ -s "$folder/secrets/services.env" ] || fail "$folder/secrets is not there: $here/make_secrets.sh makes it"
settings_export "$folder/.env.prod" '^(DOMAIN|ENVIRONMENT|ENV_SUFFIX|[A-Z]+_REPLICAS)$'
if [ -r "$folder/secrets/deploy.env" ]; then
    settings_export "$folder/secrets/deploy.env" '^NOTIFY_WEBHOOK_URL$'
fi
webhook=${NOTIFY_WEBHOOK_URL:-}
# Docker and what it starts have no use for it.
unset NOTIFY_WEBHOOK_URL
url=${DEPLOY_URL:-https://${DOMAIN:?is missing in .env.prod}}

# remembered KEY: of the last deployment
remembered() {
    if [ -e "$state/tags" ]; then
        sed -n "s/^$1=//p" "$state/tags"
    fi
}

# remember IMAGE_TAG HEALTHY_IMAGE_TAG PREVIOUS_IMAGE_TAG: all at once, so that no end of this process leaves half of it
remember() {
    printf 'IMAGE_TAG=%s\nHEALTHY_IMAGE_TAG=%s\nPREVIOUS_IMAGE_TAG=%s\n' "$@" >"$state/tags.new"
    mv "$state/tags.new" "$state/tags"
}

# compose TAG WORD...: docker compose for the machine's file
compose() {
    local image_tag=$1
    shift
    IMAGE_TAG=$image_tag docker compose --env-file "$folder/.env.prod" --file "$folder/docker-compose.prod.yml" "$@"
}

# containers TAG SERVICE: the ids of all that there are, one a line
containers() {
    compose "$1" ps --all --quiet "$2" | sort
}

replicas_of() {
    local variable=${1^^}_REPLICAS
    local replicas=${!variable:-1}
    [[ $replicas =~ ^[1-9]$ ]] || fail "$variable is no number from 1 to 9"
    printf '%s' "$replicas"
}

# until_healthy CONTAINER...: all of them, and none that ends on the way
until_healthy() {
    local begun=$SECONDS states
    while :; do
        states=$(docker inspect --format '{{.State.Status}} {{.RestartCount}} {{with .State.Health}}{{.Status}}{{end}}' "$@") || return 1
        if ! grep -qvx 'running 0 healthy' <<<"$states"; then
            return 0
        elif grep -qvE '^(created|running) 0 (starting|healthy)?$' <<<"$states"; then
            say "a new container ends or is not well: $(paste -sd ';' <<<"$states")"
            return 1
        elif ! seconds_left "$begun" "${DEPLOY_SERVICE_SECONDS_MAX:-300}"; then
            say "not healthy within ${DEPLOY_SERVICE_SECONDS_MAX:-300} s: $(paste -sd ';' <<<"$states")"
            return 1
        fi
        pause_ms "${DEPLOY_POLL_MS:-2000}"
    done
}

# end CONTAINER...: by SIGTERM, with the time that the compose file gives; each with the unnamed volume of its /tmp
end() {
    docker stop "$@" >/dev/null && docker rm --volumes "$@" >/dev/null
}

# nginx_sends_to [CONTAINER...]: to these gateways alone, without one to all that there are. A name in DNS goes on being that of a gateway which is
# told to end, and what cannot be sent twice and meets its end would be lost.
nginx_sends_to() {
    local listed=''
    local -a addresses=()
    if [ $# -gt 0 ]; then
        listed=$(docker inspect --format '{{range $name, $network := .NetworkSettings.Networks}}{{$name}} {{$network.IPAddress}}{{println}}{{end}}' "$@" |
            sed -n 's/^[^ ]*_edge //p') && [ "$(grep -c . <<<"$listed")" -eq $# ] || return 1
        mapfile -t addresses <<<"$listed"
    fi
    compose "${tag:?}" exec -T nginx /bin/sh /etc/finance-report/only.sh "${addresses[@]}"
}

# roll SERVICE TAG: its containers become new ones of this tag. Compose alone would stop the old ones first; and scaled down, it would stop those with
# the highest numbers, which are the new ones. So it only starts, and the old ones are ended by their ids.
roll() {
    local service=$1 to=$2 replicas begun=$SECONDS started=yes
    local listed there
    local -a old=() new=()
    replicas=$(replicas_of "$service") || return 1
    listed=$(containers "$to" "$service") || return 1
    [ -z "$listed" ] || mapfile -t old <<<"$listed"
    compose "$to" up --detach --no-deps --no-recreate --scale "$service=$((${#old[@]} + replicas))" "$service" || started=no
    there=$(containers "$to" "$service") || return 1
    listed=$(comm -13 <(printf '%s\n' "$listed") <(printf '%s\n' "$there") | sed '/^$/d')
    [ -z "$listed" ] || mapfile -t new <<<"$listed"
    if [ "$started" = no ] || [ ${#new[@]} -ne "$replicas" ] || ! until_healthy "${new[@]}"; then
        say "FAIL  $service of $to does not start: ${#new[@]} of $replicas new containers, the old ones stay"
        if [ ${#new[@]} -gt 0 ]; then
            docker logs --tail 40 "${new[0]}" || true
            end "${new[@]}" || say "NOTE  ${new[*]} could not be removed"
        fi
        return 1
    fi
    if [ ${#old[@]} -gt 0 ]; then
        if [ "$service" = gateway ]; then
            nginx_sends_to "${new[@]}" || say "NOTE  nginx could not be told to send to the new gateways alone: an upload may fail while the old ones end"
        fi
        # Each gateway asks DNS and the new containers at its own times.
        pause_ms "${DEPLOY_SETTLE_MS:-10000}"
        end "${old[@]}" || say "NOTE  ${old[*]} could not be stopped and removed: do it by hand"
        if [ "$service" = gateway ]; then
            nginx_sends_to || say "NOTE  nginx sends to the gateways of now alone, not to later ones: $here/deploy.sh --tag $to mends it"
        fi
    fi
    say "ok    $service: ${#new[@]} of $to after $((SECONDS - begun)) s, ${#old[@]} before"
}

# well TAG ATTEMPTS: seen from outside
well() {
    "$here/health_check.sh" "$url" machine "$2" "$1" && "$here/smoke_test.sh" "$url"
}

# ended TEXT: what is told to the webhook
ended() {
    printf '%s' "$1" >"$work/ended"
    say "$1"
}

# go_back SERVICE...: those that have the new tag already
go_back() {
    local at back=yes
    if [ -z "$running" ]; then
        ended "$tag is not well, and nothing ran before it"
        return
    fi
    say "Going back to $running"
    for ((at = $#; at > 0; at--)); do
        roll "${!at}" "$running" || back=no
    done
    if [ "$back" = yes ] && well "$running" "${HEALTH_ATTEMPTS:-12}"; then
        remember "$running" "$healthy" "$previous"
        ended "$tag is not well, $running runs again"
    else
        ended "$tag is not well, and going back to $running failed too: somebody must look at it now"
    fi
}

deploy() {
    local service
    local -a updated=()
    say "$(date -u +%FT%TZ) ${running:-nothing} -> $tag"
    compose "$tag" pull --quiet --policy "${DEPLOY_PULL:-always}" || fail "an image of $tag cannot be pulled; nothing was changed"
    compose "$tag" up --detach --wait --wait-timeout 300 --no-deps "${INFRASTRUCTURE[@]}" || fail "${INFRASTRUCTURE[*]} are not well; no service was changed"
    compose "$tag" up --detach --no-deps certbot
    # Its files are the repository's: what changed in them is read now.
    nginx_sends_to || fail "nginx cannot read its configuration and goes on with the old one; no service was changed"
    remember "$tag" "$healthy" "$previous"
    for service in "${SERVICES[@]}"; do
        if ! roll "$service" "$tag"; then
            go_back "${updated[@]}"
            return 1
        fi
        updated+=("$service")
    done
    if ! well "$tag" "${HEALTH_ATTEMPTS:-}"; then
        go_back "${updated[@]}"
        return 1
    fi
    if [ "$rollback" = yes ]; then
        remember "$tag" "$tag" ''
    elif [ "$healthy" != "$tag" ]; then
        remember "$tag" "$tag" "$healthy"
    else
        remember "$tag" "$tag" "$previous"
    fi
    ended "$tag runs at $url${running:+, before it $running}"
}

# masked: the lines that are read, without the secrets of this machine
masked() {
    local line value
    local -a values=()
    for line in "$folder"/secrets/*.env; do
        while IFS= read -r value || [ -n "$value" ]; do
            value=${value#*=}
            value=${value#[\"\']}
            value=${value%[\"\']}
            if [ ${#value} -ge 8 ]; then
                values+=("$value")
            fi
        done <"$line"
    done
    [ -z "$webhook" ] || values+=("$webhook")
    while IFS= read -r line || [ -n "$line" ]; do
        for value in "${values[@]}"; do
            line=${line//"$value"/***}
        done
        printf '%s\n' "$line"
    done
}

# notify TEXT
notify() {
    local address
    if [ -z "$webhook" ]; then
        return
    fi
    # In a file, since the address is a secret and everybody can read arguments.
    address=$(quoted NOTIFY_WEBHOOK_URL "$webhook")
    jq -n --arg text "Finance Report (${ENVIRONMENT:-production}): $1" '{text: $text}' >"$work/message"
    printf 'url = %s\n' "$address" >"$work/curl"
    curl --config "$work/curl" --silent --fail --max-time 10 --output /dev/null --header 'Content-Type: application/json' --data-binary "@$work/message"
}

running=$(remembered IMAGE_TAG)
healthy=$(remembered HEALTHY_IMAGE_TAG)
previous=$(remembered PREVIOUS_IMAGE_TAG)
if [ "$rollback" = yes ]; then
    tag=$previous
    if [ -n "$healthy" ] && [ "$healthy" != "$running" ]; then
        tag=$healthy
    fi
    [ -n "$tag" ] || fail "No tag is known that ran before ${running:-this}: deploy one with --tag"
fi
require_fixed_tag "$tag"

if [ "$dry_run" = yes ]; then
    say "Would pull $tag where ${running:-nothing} runs, bring ${INFRASTRUCTURE[*]} up to date, and then, one after the other:"
    for service in "${SERVICES[@]}"; do
        there=$(containers "$tag" "$service")
        say "  $service: start $(replicas_of "$service"), and when they are healthy stop $(grep -c . <<<"$there" || true)"
    done
    say "Then $url must be healthy and pass the smoke test."
    exit 0
fi

umask 077
mkdir -p "$state/logs"
exec {lock}>"$state/lock"
flock --nonblock "$lock" || fail "another deployment is running: see $state/logs"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
log=$state/logs/$(date -u +%Y%m%dT%H%M%SZ)-$tag.log

set +e
(
    set -e
    deploy
) 2>&1 | masked | tee "$log"
status=${PIPESTATUS[0]}
set -e
said=$(cat "$work/ended" 2>/dev/null) || said="$tag was not deployed, ${running:-nothing} runs as before"
notify "$said" 2>/dev/null || say "NOTE  the webhook was not told: it did not answer well"
mapfile -t logs < <(find "$state/logs" -name '*.log' | sort -r)
if [ ${#logs[@]} -gt "${DEPLOY_LOGS_MAX:-20}" ]; then
    rm -f "${logs[@]:${DEPLOY_LOGS_MAX:-20}}"
fi
[ "$status" = 0 ] || say "FAIL  $said; the log is $log" >&2
exit $((status > 0))
