#!/usr/bin/env bash
# Gives each layer of an environment what it needs to read its secrets, and nothing else: a policy, a role, and the role's ids in Dokploy.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=compose/bin/lib/dokploy.sh
. "$here/lib/dokploy.sh"

usage() {
    cat <<'TEXT'
usage: vault_setup_tokens.sh [--dry-run] [--push [--no-deploy]] [--layer postgres|redis|app]... <environment>

For each layer (all three where none is named): writes the policy finance_report-<environment>-<layer> from the layer's vault-policy.hcl, and
the AppRole of that name, whose tokens live 768 h (32 days) and have this policy alone. vault-agent signs in again by itself before that.
May be repeated.

  --dry-run   says what would be written, and writes nothing
  --push      also makes a new secret id, puts VAULT_ADDR, VAULT_ROLE_ID and VAULT_SECRET_ID into the env of the layer's compose in Dokploy,
              and redeploys it. An id is never printed. Older secret ids stay valid until they are destroyed in Vault.
  --no-deploy with --push: redeploys nothing. For the first time, when there is nothing yet to deploy again: deploy.sh of each layer follows.
  --layer L   this layer alone; may be given more than once

Exits with 0 when all is written, with 1 otherwise, with 2 when called wrongly or without curl or jq.

  VAULT_ADDR, VAULT_TOKEN            where Vault is, and a token that may write policies and roles
  DOKPLOY_API_URL, DOKPLOY_API_KEY   for --push
  POSTGRES_COMPOSE_ID, REDIS_COMPOSE_ID, APP_COMPOSE_ID   for --push: the composes of this environment in Dokploy
TEXT
}

dry_run=no
push=no
deploy=yes
layers=()
while [ $# -gt 0 ]; do
    case $1 in
        -h | --help)
            usage
            exit 0
            ;;
        --dry-run) dry_run=yes ;;
        --push) push=yes ;;
        --no-deploy) deploy=no ;;
        --layer)
            case "${2:-}" in
                postgres | redis | app) layers+=("$2") ;;
                *) misuse "--layer is one of postgres, redis, app" ;;
            esac
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
if [ $# -ne 1 ]; then
    usage >&2
    exit 2
fi

environment=$1
[[ $environment =~ ^[a-z][a-z0-9-]{0,31}$ ]] || misuse "'$environment' is no environment: small letters, digits and -"
[ ${#layers[@]} -gt 0 ] || layers=(postgres redis app)
[ -n "${VAULT_ADDR:-}" ] || misuse "VAULT_ADDR is not set"
[[ $VAULT_ADDR =~ ^(https://|http://(localhost|127\.0\.0\.1)(:|/|$)) ]] || misuse "VAULT_ADDR must begin with https://"
VAULT_ADDR=${VAULT_ADDR%/}

folder_of() {
    case $1 in
        postgres) printf '%s' "$here/../dokploy/01.postgres" ;;
        redis) printf '%s' "$here/../dokploy/02.redis" ;;
        app) printf '%s' "$here/../dokploy/10.app" ;;
    esac
}

compose_of() {
    local variable=${1^^}_COMPOSE_ID
    printf '%s' "${!variable:-}"
}

# vault METHOD PATH [BODY]: one request; its answer is in $vault_folder/answer
vault() {
    local status arguments=(--config "$vault_folder/curl" --request "$1" --output "$vault_folder/answer" --write-out '%{http_code}') meaning
    if [ $# -gt 2 ]; then
        arguments+=(--header 'Content-Type: application/json' --data-binary "@$3")
    fi
    : >"$vault_folder/answer"
    status=$(curl "${arguments[@]}" "$VAULT_ADDR/v1/$2") || status=000
    case $status in
        2??) return ;;
        000) meaning="no answer: is VAULT_ADDR right, and reached from here?" ;;
        403) meaning="VAULT_TOKEN may not do this, or has ended" ;;
        404) meaning="there is no such thing: is AppRole enabled? vault auth enable approle" ;;
        503) meaning="Vault is sealed or starting: unseal it first" ;;
        *) meaning="see Vault's own log" ;;
    esac
    fail "Vault $1 $2 answered $status ($(jq -r '[.errors[]?] | join("; ") | .[0:200]' "$vault_folder/answer" 2>/dev/null || true)): $meaning"
}

close() {
    rm -rf "$vault_folder"
    dokploy_close
}

write_layer() {
    local layer=$1 name=finance_report-$environment-$1
    sed "s/{{env}}/$environment/g" "$(folder_of "$layer")/vault-policy.hcl" | jq -Rs '{policy: .}' >"$vault_folder/body"
    vault PUT "sys/policies/acl/$name" "$vault_folder/body"
    # The secret id has no end of its own: it is taken away, not waited for.
    jq -n --arg policy "$name" '{token_policies: [$policy], token_no_default_policy: true, token_type: "service",
        token_ttl: "768h", token_max_ttl: "768h", secret_id_ttl: "0", secret_id_num_uses: 0}' >"$vault_folder/body"
    vault POST "auth/approle/role/$name" "$vault_folder/body"
    say "ok    policy and role $name"
}

push_layer() {
    local layer=$1 name=finance_report-$environment-$1 id role_id secret_id
    id=$(compose_of "$layer")
    dokploy_read "$id"
    [ "$(dokploy_env ENVIRONMENT)" = "$environment" ] ||
        fail "the compose of $layer is not of $environment: its env says ENVIRONMENT=$(dokploy_env ENVIRONMENT)"
    vault GET "auth/approle/role/$name/role-id"
    role_id=$(jq -er '.data.role_id' "$vault_folder/answer") || fail "Vault told no role id of $name"
    vault POST "auth/approle/role/$name/secret-id"
    secret_id=$(jq -er '.data.secret_id' "$vault_folder/answer") || fail "Vault made no secret id of $name"
    if [ "${GITHUB_ACTIONS:-}" = true ]; then
        printf '::add-mask::%s\n' "$role_id" "$secret_id"
    fi
    dokploy_set "$id" "VAULT_ADDR=$VAULT_ADDR" "VAULT_ROLE_ID=$role_id" "VAULT_SECRET_ID=$secret_id"
    if [ "$deploy" = no ]; then
        say "ok    the compose of $layer has new ids; its next deployment takes them"
        return
    fi
    dokploy_deploy "$id" compose.redeploy "new ids for Vault"
    say "ok    $layer runs with new ids"
}

for program in curl jq; do
    command -v "$program" >/dev/null || misuse "$program is needed and was not found"
done
if [ "$dry_run" = yes ]; then
    for layer in "${layers[@]}"; do
        say "Would write at $VAULT_ADDR the policy and the AppRole finance_report-$environment-$layer:"
        sed "s/{{env}}/$environment/g; s/^/  /" "$(folder_of "$layer")/vault-policy.hcl"
        if [ "$push" = yes ]; then
            say "Would put new ids into the compose $(compose_of "$layer")$([ "$deploy" = no ] || printf ' and redeploy it')"
        fi
    done
    exit 0
fi
[ -n "${VAULT_TOKEN:-}" ] || misuse "VAULT_TOKEN is not set"
if [ "$push" = yes ]; then
    for layer in "${layers[@]}"; do
        [ -n "$(compose_of "$layer")" ] || misuse "${layer^^}_COMPOSE_ID is not set"
        dokploy_id "${layer^^}_COMPOSE_ID" "$(compose_of "$layer")"
    done
    dokploy_open
fi
vault_folder=$(umask 077 && mktemp -d)
trap close EXIT
header=$(quoted VAULT_TOKEN "X-Vault-Token: $VAULT_TOKEN")
(umask 077 && printf 'header = %s\nconnect-timeout = 10\nmax-time = 60\nsilent\n' "$header" >"$vault_folder/curl")
for layer in "${layers[@]}"; do
    write_layer "$layer"
done
if [ "$push" = yes ]; then
    for layer in "${layers[@]}"; do
        push_layer "$layer"
    done
else
    say "Nothing was put into Dokploy; --push does it."
fi
