#!/usr/bin/env bash
# Brings a version of all services, or of one, into an environment that Dokploy runs, and ends well only when it runs and is healthy.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source-path=SCRIPTDIR source=lib/dokploy.sh
. "$here/lib/dokploy.sh"
# shellcheck source-path=SCRIPTDIR source=lib/versions.sh
. "$here/lib/versions.sh"

usage() {
    cat <<'TEXT'
usage: dokploy_deploy.sh [--dry-run] [--back] [--service SERVICE] <compose_id> <image_tag> <app_url>

Sets GATEWAY_IMAGE_TAG, STATEMENT_IMAGE_TAG, RECONCILIATION_IMAGE_TAG, REPORT_IMAGE_TAG, GIT_COMMIT_SHA, IAC_CONFIG_HASH and PREVIOUS_IMAGE_TAG
in the env of the compose, leaves every other byte of it as it is, deploys, waits for a new deployment to be done, and then for
<app_url>/api/health to be healthy with this tag; what runs is then kept as HEALTHY_IMAGE_TAG, and a later deployment keeps it as
PREVIOUS_IMAGE_TAG, to which rollback.sh goes.

The compose file and what lies beside it are those of the tag v1.2.3, which Dokploy is told to clone; of sha-<commit> those of SOURCE_BRANCH.

Staging and production are composes of type stack: an update starts the new containers first. With type docker-compose, which is for previews and a
trial on one server, the containers are made anew and requests fail meanwhile.

Before anything is changed, VAULT_ROLE_ID and VAULT_SECRET_ID of the env must open the three items of its ENVIRONMENT at its VAULT_ADDR.

<image_tag> is one that never moves: sha-<commit> or v1.2.3. Tags such as latest, main, staging and production are refused. Where a service has
another than the gateway, it is named behind: v1.2.3,statement=v1.2.4.

  --service   deploys gateway, statement, reconciliation or report alone: the containers of the others stay. Of a service that is not the gateway,
              which answers for its own version, each container must have the image of this tag and be healthy. With the compose file that
              Dokploy has already (compose.redeploy); a version that needs a newer file needs a deployment of all
  --dry-run   reads, says what would change, changes nothing
  --back      for rollback.sh: afterwards no previous tag is known, so that a second rollback does not return to the bad one

Exits with 0 when the version runs and is healthy, with 1 otherwise, with 2 when called wrongly or without curl or jq.

  DOKPLOY_API_URL, DOKPLOY_API_KEY   where Dokploy's API is (https://<host>/api), and a key for it
  GIT_COMMIT_SHA                     the commit of the images; taken from a tag sha-<commit> where it is not set
  DEPLOY_ENVIRONMENT                 the environment's name in what is said; ENVIRONMENT in the env of the compose where it is not set
  HEALTH_ATTEMPTS                    how often the health is asked, every 10 s (36 for staging, 24 otherwise)
  SOURCE_BRANCH                      for sha-<commit>: the branch whose compose file is taken, as git clones no commit; else the branch that
                                     Dokploy is set to, or main where it is set to a version
  SERVICE_SECONDS_MAX                how long the containers of a service may take to be healthy (360)
  DOKPLOY_APPEAR_SECONDS_MAX, DOKPLOY_DEPLOY_SECONDS_MAX   how long a deployment may wait in the queue (300) and run (900)
TEXT
}

dry_run=no
back=no
service=
while [ $# -gt 0 ]; do
    case $1 in
        -h | --help)
            usage
            exit 0
            ;;
        --dry-run) dry_run=yes ;;
        --back) back=yes ;;
        --service)
            service=${2:-}
            service=${service%-service}
            a_service "$service" || misuse "--service needs one of ${SERVICES[*]}"
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
tag=$2
url=${3%/}
dokploy_id compose_id "$id"
version_check "$tag"
[ -z "$service" ] || [[ $tag != *,* ]] || misuse "--service has one tag"
[[ $url =~ ^https?://[A-Za-z0-9.-]+(:[0-9]+)?(/[A-Za-z0-9._/-]*)?$ ]] || misuse "'$url' is no address"
commit=${GIT_COMMIT_SHA:-}
if [ -z "$commit" ] && [[ ${tag%%,*} =~ ^sha-([0-9a-f]{7,40})$ ]]; then
    commit=${BASH_REMATCH[1]}
fi
[[ $commit =~ ^([0-9a-f]{7,40})?$ ]] || misuse "GIT_COMMIT_SHA is no commit"
[[ ${SOURCE_BRANCH:-main} =~ ^[A-Za-z0-9_][A-Za-z0-9._/-]*$ ]] || misuse "SOURCE_BRANCH is no branch"

# source_of VERSION: the branch or tag that has the compose file of this version
source_of() {
    local set
    set=$(dokploy_clones)
    if [[ ${1%%,*} =~ ^v[0-9]+\.[0-9]+\.[0-9]+$ ]]; then
        printf '%s' "${1%%,*}"
    elif [ -n "${SOURCE_BRANCH:-}" ]; then
        printf '%s' "$SOURCE_BRANCH"
    elif [ -z "$set" ] || [[ $set =~ ^v[0-9]+\.[0-9]+\.[0-9]+$ ]]; then
        printf 'main'
    else
        printf '%s' "$set"
    fi
}

# vault METHOD PATH WORD...: one request to the Vault of the env; prints the status, and the answer is in $dokploy_folder/vault
vault() {
    local method=$1 path=$2
    shift 2
    curl --silent --connect-timeout 10 --max-time 60 --request "$method" "$@" --output "$dokploy_folder/vault" --write-out '%{http_code}' \
        "$vault/v1/$path" || true
}

# The token that the look brought would live for hours, and nobody needs it any more.
end_token() {
    local status
    status=$(vault POST auth/token/revoke-self --config "$dokploy_folder/token")
    [ "$status" = 204 ] || say "NOTE  Vault does not end the token of this look ($status), it ends by itself: $here/vault_setup_tokens.sh lets roles do so"
}

# Where the sidecar may not sign in or read, new containers wait for their secrets for ever. So its way is gone once before anything changes:
# in with the ids of the env, and each item read. Where Vault is not reached from here the sidecar may reach it all the same; this is said.
require_secrets() {
    local item status hours
    vault=$(dokploy_env VAULT_ADDR)
    vault=${vault%/}
    if ! [[ $vault =~ ^(https://|http://(localhost|127\.0\.0\.1)(:|/|$)) ]]; then
        say "NOTE  Vault is not asked whether the new containers get their secrets: VAULT_ADDR of the env is ${vault:-not set}, which no https:// begins"
        return
    fi
    (umask 077 && dokploy_jq '.env | {role_id: env_value("VAULT_ROLE_ID"), secret_id: env_value("VAULT_SECRET_ID")}' >"$dokploy_folder/ids")
    (umask 077 && : >"$dokploy_folder/vault")
    status=$(vault POST auth/approle/login --data-binary "@$dokploy_folder/ids")
    if [[ $status =~ ^(000|5..)$ ]]; then
        say "NOTE  Vault is not reached from here or has a fault ($status): whether the new containers get their secrets is not known"
        return
    fi
    [ "$status" = 200 ] || fail "Vault does not let VAULT_ROLE_ID and VAULT_SECRET_ID of the env in ($status): $here/vault_setup_tokens.sh --push makes new ones"
    (umask 077 && jq -r '"header = \"X-Vault-Token: " + .auth.client_token + "\""' "$dokploy_folder/vault" >"$dokploy_folder/token")
    hours=$(jq -r '(.auth.lease_duration // 0) / 3600 | floor' "$dokploy_folder/vault")
    for item in app postgres redis; do
        status=$(vault GET "secret/data/finance_report/$(dokploy_env ENVIRONMENT)/$item" --config "$dokploy_folder/token")
        [ "$status" = 200 ] || break
    done
    end_token
    [ "$status" = 200 ] || fail "Vault does not give the item $item of $(dokploy_env ENVIRONMENT) to the role of the env ($status): the new containers would wait for secrets"
    say "ok    the sidecar's ids open its secrets; the token they bring lives $hours h, and the sidecar makes a new one before that"
}

# require_containers SERVICE TAG: what the gateway's answer does not tell, the version of another service
require_containers() {
    local begun=$SECONDS
    until dokploy_runs "$1" "$2"; do
        if ! seconds_left "$begun" "${SERVICE_SECONDS_MAX:-360}"; then
            say "FAIL  not each container of $1 runs $2 and is healthy, as Dokploy tells (its last answer: $dokploy_status)"
            return 1
        fi
        pause_ms "$DOKPLOY_POLL_MS"
    done
    say "ok    each container of $1 runs $2 and is healthy"
}

# well: whether all that was deployed runs and is healthy
well() {
    local one
    "$here/health_check.sh" "$url" "$environment" "${HEALTH_ATTEMPTS:-}" "$wanted" || return 1
    for one in "${deployed[@]}"; do
        if [ -n "$service" ] || [ "$(version_tag "$target" "$one")" != "${target%%,*}" ]; then
            [ "$one" = gateway ] || require_containers "$one" "$(version_tag "$target" "$one")" || return 1
        fi
    done
}

# remember: what runs is good, so a later deployment may be rolled back to it
remember() {
    dokploy_read "$id"
    dokploy_set "$id" "HEALTHY_IMAGE_TAG=$target"
}

dokploy_open
dokploy_read "$id"
running=$(version_running)
healthy=$(dokploy_env HEALTHY_IMAGE_TAG)
environment=${DEPLOY_ENVIRONMENT:-$(dokploy_env ENVIRONMENT)}
[[ $environment =~ ^[a-z0-9-]+$ ]] || environment=production
if [ -n "$service" ]; then
    [ -n "$running" ] || fail "No tag of each service is known: deploy all of them first"
    deployed=("$service")
    target=$(version_with "$running" "$service" "$tag")
    procedure=compose.redeploy
    title="$service $tag"
else
    deployed=("${SERVICES[@]}")
    target=$(version_with "$tag" gateway "${tag%%,*}")
    procedure=compose.deploy
    title=$target
fi
previous=$(dokploy_env PREVIOUS_IMAGE_TAG)
if [ "$back" = yes ]; then
    previous=
elif [ "$healthy" != "$target" ] && ! moving_tag "$healthy"; then
    previous=$healthy
fi
changes=("PREVIOUS_IMAGE_TAG=$previous")
for one in "${deployed[@]}"; do
    changes+=("${one^^}_IMAGE_TAG=$(version_tag "$target" "$one")")
done
wanted=${target%%,*}
if [ "${deployed[0]}" = gateway ]; then
    changes+=("GIT_COMMIT_SHA=$commit")
    wanted=${commit:+sha-}${commit:-$wanted}
fi
if [ -z "$service" ]; then
    # A new value, so that a deployment of the same tag makes the containers anew: they read the secrets at their start.
    changes+=("IAC_CONFIG_HASH=${tag%%,*}-$(date -u +%Y%m%dT%H%M%SZ)")
fi
source=
if [ "$procedure" = compose.deploy ]; then
    if [ -n "$(dokploy_source)" ]; then
        source=$(source_of "$target")
    else
        say "NOTE  the compose file is not of ${target%%,*}: it was pasted into Dokploy. Give the compose a repository"
    fi
fi
require_secrets

if [ "$dry_run" = yes ]; then
    say "Would set in the env of $id, and deploy${source:+ the compose file of $source}:"
    printf '  %s\n' "${changes[@]}"
    exit 0
fi

say "$id: ${running:-no tag} -> $target${source:+, the compose file of $source}"
[ -z "$source" ] || [ "$(dokploy_clones)" = "$source" ] || dokploy_clone "$id" "$source"
dokploy_set "$id" "${changes[@]}"
dokploy_deploy "$id" "$procedure" "$title"
well || fail "$title is deployed and not healthy; $here/rollback.sh $id $url goes back to ${previous:-the tag given with --to}"
(remember) || say "NOTE  that $target is healthy could not be kept: a rollback from the next one goes to ${previous:-no tag}"
say "ok    $target runs at $url"
