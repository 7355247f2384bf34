#!/usr/bin/env bash
# Brings one layer of an environment into Dokploy: what the deploy.sh of each layer's folder calls.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=compose/bin/lib/dokploy.sh
. "$here/lib/dokploy.sh"

usage() {
    cat <<'TEXT'
usage: layer_deploy.sh [--dry-run] <layer> <environment> [<image_tag>]

<layer> is postgres, redis or app; for app, <image_tag> is the version, and dokploy_deploy.sh does the work. For the others: sets
IAC_CONFIG_HASH in the env of the compose to the digest of the layer's files and the time, so that each deployment makes the containers anew
and they read their secrets again, deploys, and waits for a new deployment to be done.

  --dry-run   says what would change, changes nothing

Exits with 0 when it is deployed, with 1 otherwise, with 2 when called wrongly or without curl or jq.

  DOKPLOY_API_URL, DOKPLOY_API_KEY   where Dokploy's API is, and a key for it
  POSTGRES_COMPOSE_ID, REDIS_COMPOSE_ID, APP_COMPOSE_ID   the compose of the layer in Dokploy
  APP_URL                            for app: where it is reached, such as https://report-staging.example.org
TEXT
}

options=()
case "${1:-}" in
    -h | --help)
        usage
        exit 0
        ;;
    --dry-run)
        options=(--dry-run)
        shift
        ;;
esac
case "${1:-}/$#" in
    postgres/2) folder=01.postgres ;;
    redis/2) folder=02.redis ;;
    app/3) folder=10.app ;;
    *)
        usage >&2
        exit 2
        ;;
esac
layer=$1
environment=$2
[[ $environment =~ ^[a-z][a-z0-9-]{0,31}$ ]] || misuse "'$environment' is no environment: small letters, digits and -"
variable=${layer^^}_COMPOSE_ID
id=${!variable:-}
[ -n "$id" ] || misuse "$variable is not set"
dokploy_id "$variable" "$id"

dokploy_open
dokploy_read "$id"
said=$(dokploy_env ENVIRONMENT)
[ "$said" = "$environment" ] || fail "the compose $id is not of $environment: its env says ENVIRONMENT=$said"
if [ "$layer" = app ]; then
    [ -n "${APP_URL:-}" ] || misuse "APP_URL is not set"
    dokploy_close
    DEPLOY_ENVIRONMENT=$environment exec "$here/dokploy_deploy.sh" "${options[@]}" "$id" "$3" "$APP_URL"
fi

# Names and contents, in an order that does not hang on the machine's language.
hash=$(cd "$here/../dokploy" && find "$folder" ./*.sh ../postgres -type f ! -name '*.md' -print0 | LC_ALL=C sort -z | xargs -0 sha256sum |
    sha256sum | cut -c 1-16)-$(date -u +%Y%m%dT%H%M%SZ)
if [ ${#options[@]} -gt 0 ]; then
    say "Would set IAC_CONFIG_HASH=$hash in the env of $id, and deploy $layer of $environment"
    exit 0
fi
dokploy_set "$id" "IAC_CONFIG_HASH=$hash"
dokploy_deploy "$id" compose.deploy "$layer $hash"
say "ok    $layer of $environment is deployed"
