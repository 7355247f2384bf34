#!/usr/bin/env bash
# Makes the preview of a pull request in Dokploy, or brings the one that is there to the request's newest commit.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source-path=SCRIPTDIR source=lib/dokploy.sh
. "$here/lib/dokploy.sh"

usage() {
    cat <<'TEXT'
usage: preview_create.sh [--dry-run] <number>

Finds the compose pr-<number> in the previews' environment of Dokploy, makes it when it is not there, points it at the branch, sets the keys
of a preview in its env (others stay; passwords that are missing are made up, for this preview alone), deploys, waits for the new
deployment to be done and for https://report-pr-<number>.<domain>/api/health to be healthy with this commit. May be repeated.

  --dry-run   says what would be made, changes nothing

Exits with 0 when the preview runs, with 1 otherwise, with 2 when called wrongly or without curl or jq. Under GitHub the address is the output url.

  DOKPLOY_API_URL, DOKPLOY_API_KEY   where Dokploy's API is (https://<host>/api), and a key for it
  DOKPLOY_ENVIRONMENT_ID             the environment that holds the previews
  DOKPLOY_GITHUB_ID                  Dokploy's connection to GitHub
  GITHUB_REPOSITORY                  owner/name
  PREVIEW_BRANCH                     the branch of the pull request
  GIT_COMMIT_SHA                     its newest commit
  INTERNAL_DOMAIN                    the domain below which previews are
  PREVIEW_URL                        the preview's address, where it is not the one above
  IMAGE_REGISTRY                     where the pipeline pushed the images, below the owner's name (ghcr.io)
  HEALTH_ATTEMPTS                    how often the health is asked, every 10 s (30)
TEXT
}

dry_run=no
case "${1:-}" in
    -h | --help)
        usage
        exit 0
        ;;
    --dry-run)
        dry_run=yes
        shift
        ;;
esac
if [ $# -ne 1 ] || ! [[ $1 =~ ^[1-9][0-9]{0,6}$ ]]; then
    usage >&2
    exit 2
fi
readonly name=pr-$1
for variable in DOKPLOY_ENVIRONMENT_ID DOKPLOY_GITHUB_ID GITHUB_REPOSITORY PREVIEW_BRANCH GIT_COMMIT_SHA INTERNAL_DOMAIN; do
    [ -n "${!variable:-}" ] || misuse "$variable is not set"
done
dokploy_id DOKPLOY_ENVIRONMENT_ID "$DOKPLOY_ENVIRONMENT_ID"
[[ $GITHUB_REPOSITORY =~ ^[A-Za-z0-9-]+/[A-Za-z0-9._-]+$ ]] || misuse "GITHUB_REPOSITORY is not owner/name"
[[ $GIT_COMMIT_SHA =~ ^[0-9a-f]{7,40}$ ]] || misuse "GIT_COMMIT_SHA is no commit"
[[ $INTERNAL_DOMAIN =~ ^[A-Za-z0-9.-]+$ ]] || misuse "INTERNAL_DOMAIN is no domain"
url=${PREVIEW_URL:-https://report-$name.$INTERNAL_DOMAIN}

# find_preview: sets id to that of the compose with exactly this name, or to nothing
find_preview() {
    dokploy_get "environment.one?environmentId=$DOKPLOY_ENVIRONMENT_ID" "$dokploy_folder/environment"
    id=$(jq -r --arg name "$name" '[.compose[] | select(.name == $name) | .composeId] | first // empty' "$dokploy_folder/environment" 2>/dev/null) ||
        fail "Dokploy environment.one answered something else than an environment"
}

# Dokploy hangs a dash and six characters on the appName and has it as project, in which the volumes are called after it; without one it makes up
# a name of three words, by which nobody could tell whose volumes are left.
create() {
    jq -n --arg name "$name" --arg environment "$DOKPLOY_ENVIRONMENT_ID" --arg url "https://github.com/$GITHUB_REPOSITORY/pull/${name#pr-}" \
        '{name: $name, appName: "finance-report-\($name)", description: "Preview of \($url)", environmentId: $environment,
            composeType: "docker-compose"}' >"$dokploy_folder/body"
    # Not repeated: a lost answer may have made it. The list tells.
    if ! dokploy_call POST compose.create "$dokploy_folder/answer" "$dokploy_folder/body"; then
        [[ $dokploy_status =~ ^(000|5..|malformed)$ ]] || dokploy_refused compose.create "$dokploy_folder/answer"
    fi
    find_preview
    [ -n "$id" ] || fail "Dokploy did not make $name ($dokploy_status)"
    say "made $name"
}

# secret: 32 characters that need no quotes anywhere
secret() {
    head -c 64 /dev/urandom | base64 | tr -dc 'A-Za-z0-9' | cut -c 1-32
}

dokploy_open
find_preview
if [ "$dry_run" = yes ]; then
    say "Would ${id:+update}$([ -n "$id" ] || printf make) $name at commit $GIT_COMMIT_SHA, for $url"
    exit 0
fi
[ -n "$id" ] || create
dokploy_id "compose.create's id" "$id"

dokploy_read "$id"
application=$(jq -r '.appName // "" | select(test("^[A-Za-z0-9][A-Za-z0-9_.-]*$"))' "$dokploy_folder/compose")
[ -n "$application" ] || fail "Dokploy does not tell the project of $name"
# Said again each time: what compose.create was given about the source is not kept. Dokploy's own command would build on its host what the
# pipeline has built and pushed; and as pr-<number> moves, what the host has of it is not the newest.
jq -n --arg id "$id" --arg repository "$GITHUB_REPOSITORY" --arg branch "$PREVIEW_BRANCH" --arg github "$DOKPLOY_GITHUB_ID" \
    --arg command "compose -p $application -f ./docker-compose.yml up -d --pull always --remove-orphans" \
    '($repository | split("/")) as [$owner, $project]
    | {composeId: $id, sourceType: "github", owner: $owner, repository: $project, branch: $branch, githubId: $github,
        composePath: "./docker-compose.yml", command: $command, autoDeploy: false}' >"$dokploy_folder/body"
dokploy_post compose.update "$dokploy_folder/body"

dokploy_read "$id"
owner=${GITHUB_REPOSITORY%/*}
pairs=("IMAGE_PREFIX=${IMAGE_REGISTRY:-ghcr.io}/${owner,,}/" "IMAGE_TAG=$name"
    "GIT_COMMIT_SHA=$GIT_COMMIT_SHA" "IAC_CONFIG_HASH=$GIT_COMMIT_SHA-$(date -u +%Y%m%dT%H%M%SZ)"
    "ENVIRONMENT=$name" "ENV_SUFFIX=-$name" "ENV_DOMAIN_SUFFIX=-$name" "INTERNAL_DOMAIN=$INTERNAL_DOMAIN" "COMPOSE_PROFILES=infra,app"
    TRAEFIK_ENABLE=true EDGE_NETWORK=dokploy-network EDGE_NETWORK_EXTERNAL=true
    # Tests sign in and ask as often as they need to.
    GATEWAY_LIMITS_API_REQUESTS=10000 GATEWAY_LIMITS_LOGIN_REQUESTS=10000 GATEWAY_LIMITS_REGISTER_REQUESTS=10000)
for key in POSTGRES_PASSWORD {GATEWAY,STATEMENT,RECONCILIATION,REPORT}_DB_{OWNER,APP}_PASSWORD PASSWORD S3_ACCESS_KEY S3_SECRET_KEY \
    SERVICE_TOKEN_SECRET GATEWAY_KEY_SECRET; do
    # shellcheck disable=SC2016  # $key is jq's
    if [ -z "$(dokploy_jq -r --arg key "$key" '.env // "" | env_value($key) | .[0:1]')" ]; then
        pairs+=("$key=$(secret)")
    fi
done
dokploy_set "$id" "${pairs[@]}"
dokploy_deploy "$id" compose.deploy "$name $GIT_COMMIT_SHA"
"$here/health_check.sh" "$url" "$name" "${HEALTH_ATTEMPTS:-30}" "sha-$GIT_COMMIT_SHA" || fail "$name is deployed and not healthy"
say "ok    $name runs at $url"
if [ -n "${GITHUB_OUTPUT:-}" ]; then
    printf 'url=%s\n' "$url" >>"$GITHUB_OUTPUT"
fi
