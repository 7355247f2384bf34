#!/bin/sh
# usage: vault-agent.sh
#
# Starts vault-agent as this stack's sidecar: removes what an earlier one left, puts role and secret id where its configuration looks for them,
# and becomes the agent.
set -eu

for name in VAULT_ADDR VAULT_ROLE_ID VAULT_SECRET_ID ENV; do
    value=$(printenv "$name" || true)
    if [ -z "$value" ]; then
        echo "vault-agent: $name is missing; compose/bin/vault_setup_tokens.sh --push gives the stack its own" >&2
        exit 1
    fi
done

folder=${VAULT_FOLDER:-/vault}
umask 077
mkdir -p "$folder/approle"
rm -f "$folder/secrets/.env" "$folder/.token" "$folder/.looked-up"
printf '%s' "$VAULT_ROLE_ID" >"$folder/approle/role-id"
printf '%s' "$VAULT_SECRET_ID" >"$folder/approle/secret-id"
# What starts from here has no use for them.
unset VAULT_ROLE_ID VAULT_SECRET_ID
exec "${VAULT_PROGRAM:-vault}" agent -config=/etc/vault/vault-agent.hcl
