#!/usr/bin/env bash
# Waits until Finance Report at an address is healthy, and runs the version that it should.
set -euo pipefail

usage() {
    cat <<'TEXT'
usage: health_check.sh <url> <environment> [attempts] [tag]

Asks <url>/api/health every 10 s until it answers 200 with the status healthy. <environment> (staging, production, pr-47, ..., or machine for
compose/production) names the containers in what is said. Without [attempts]: 36 for staging (6 minutes), 24 otherwise (4 minutes).

With [tag] (v1.2.3, 1.2.3 or sha-<commit>) the answer must also come from that version: its git_sha begins with the tag's commit, or the
commit with it, or its version is the tag's. It gives up early after 24 healthy answers in a row from the same other version.

Exits with 0 when all is well, with 1 otherwise, with 2 when called wrongly or without curl or jq.

  HEALTH_INTERVAL_MS      between the beginnings of two attempts (10000)
  HEALTH_ANSWER_SECONDS   for one answer (10)
  HEALTH_MISMATCHES_MAX   answers in a row from another version (24)
TEXT
}

case "${1:-}" in
    -h | --help)
        usage
        exit 0
        ;;
esac
if [ $# -lt 2 ] || [ $# -gt 4 ]; then
    usage >&2
    exit 2
fi
for program in curl jq; do
    if ! command -v "$program" >/dev/null; then
        printf '%s is needed and was not found\n' "$program" >&2
        exit 2
    fi
done

url=${1%/}
environment=$2
attempts=${3:-}
tag=${4:-}
if [ -z "$attempts" ]; then
    case $environment in
        staging) attempts=36 ;;
        *) attempts=24 ;;
    esac
fi
interval=${HEALTH_INTERVAL_MS:-10000}
mismatches_max=${HEALTH_MISMATCHES_MAX:-24}
if ! [[ $attempts =~ ^[1-9][0-9]{0,3}$ && $url =~ ^https?://[^[:space:]]+$ && $environment =~ ^[a-z0-9-]+$ ]]; then
    usage >&2
    exit 2
fi
case $environment in
    production) suffix='' ;;
    *) suffix=-$environment ;;
esac
answer=$(mktemp)
trap 'rm -f "$answer"' EXIT

now_ms() {
    printf '%s' $((${EPOCHREALTIME/[.,]/} / 1000))
}

# runs_tag: a commit is the same when one is the beginning of the other (seven digits at least); a release only when it is equal,
# for 1.2.3 is also the beginning of 1.2.30
runs_tag() {
    jq -e --arg tag "$tag" '
        ($tag | sub("^sha-"; "") | sub("^v(?=[0-9])"; "")) as $wanted
        | def same_commit: (. // "" | tostring | sub("^sha-"; "")) as $found
            | ($found | test("^[0-9a-f]{7,}$")) and ($wanted | test("^[0-9a-f]{7,}$"))
                and (($found | startswith($wanted)) or ($wanted | startswith($found)));
        (.git_sha | same_commit) or (.version | same_commit)
            or (.version // "" | tostring | sub("^v(?=[0-9])"; "")) == $wanted' "$answer" >/dev/null 2>&1
}

running_version() {
    jq -r '[.version, .git_sha] | map(select(type == "string" and test("^[A-Za-z0-9._+-]{1,64}$"))) | join(" ")
        | if . == "" then "a version it does not tell" else . end' "$answer"
}

ailing_parts() {
    jq -r '[.parts // .checks // {} | to_entries[]? | select((.value | if type == "object" then .status else . end) != "healthy") | .key]
        | map(select(test("^[A-Za-z0-9_. -]{1,40}$"))) | join(", ")' "$answer" 2>/dev/null || true
}

hints() {
    local list="docker ps --all --filter name=" sidecar
    case $environment in
        staging | production)
            list="docker ps --all --filter network=finance_report-data$suffix --filter name="
            sidecar="waits for its secrets: docker logs finance_report-app-vault-agent$suffix; is the Vault token alive?"
            ;;
        machine) sidecar="it waits for its secrets: are they in compose/production/secrets (compose/bin/make_secrets.sh)? ${list}statement" ;;
        *) sidecar="it does not start, as a preview waits for no secrets: ${list}statement; was its image pulled?" ;;
    esac
    cat <<TEXT
Where to look, by the last checkpoint in the log (docker logs) of a service's container:
  no [CHECKPOINT-1]    $sidecar
  no [CHECKPOINT-2]    its migrations do not end: ${list}statement; is the database there, does another replica hold the lock?
  no [CHECKPOINT-3]    its server does not start: ${list}gateway; a wrong setting is named in its log
TEXT
    case $last in
        404) say_route ;;
        502 | 503 | 504) printf '%s\n' "The proxy found nobody behind it ($last): the gateway is before [CHECKPOINT-3], or a part of the product is ill." ;;
        000) printf '%s\n' "Nothing answers there at all: is the name right, does it lead to this host, is its certificate made?" ;;
    esac
}

say_route() {
    printf '%s\n' "404 comes from the proxy when no route has this host: is TRAEFIK_ENABLE true, is the container healthy (Traefik passes over" \
        "others), and was no domain added in Dokploy beside the labels?"
}

last=000
other=''
mismatches=0
for ((attempt = 1; attempt <= attempts; attempt++)); do
    begun=$(now_ms)
    last=$(curl --silent --connect-timeout "${HEALTH_ANSWER_SECONDS:-10}" --max-time "${HEALTH_ANSWER_SECONDS:-10}" \
        --output "$answer" --write-out '%{http_code}' "$url/api/health") || last=000
    if [ "$last" = 200 ] && jq -e -s 'length == 1 and .[0].status == "healthy"' "$answer" >/dev/null 2>&1; then
        version=$(running_version)
        if [ -z "$tag" ] || runs_tag; then
            printf '%s\n' "ok    $url is healthy and runs $version (attempt $attempt of $attempts)"
            exit 0
        fi
        if [ "$version" = "$other" ]; then
            mismatches=$((mismatches + 1))
        else
            other=$version
            mismatches=1
        fi
        printf '%s\n' "Attempt $attempt of $attempts: healthy, but runs $version and not $tag"
        if [ "$mismatches" -ge "$mismatches_max" ]; then
            break
        fi
    else
        mismatches=0
        other=''
        ailing=$(ailing_parts)
        printf '%s\n' "Attempt $attempt of $attempts: $url/api/health answered $last${ailing:+, not healthy: $ailing}"
    fi
    if [ "$attempt" -lt "$attempts" ]; then
        rest=$((interval - $(now_ms) + begun))
        if [ "$rest" -gt 0 ]; then
            sleep "$(printf '%d.%03d' $((rest / 1000)) $((rest % 1000)))"
        fi
    fi
done

if [ -n "$other" ]; then
    printf '%s\n' "FAIL  $url is healthy but still runs $other and not $tag: the new containers did not take over"
else
    printf '%s\n' "FAIL  $url is not healthy after $attempts attempts"
fi
hints
exit 1
