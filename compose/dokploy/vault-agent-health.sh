#!/bin/sh
# usage: vault-agent-health.sh
#
# Well when the secrets are written and whole, and Vault still knows the agent's token, which is asked at most once in five minutes.
set -eu

folder=${VAULT_FOLDER:-/vault}
secrets=$folder/secrets/.env

[ -s "$secrets" ] || { echo "$secrets is empty or not there" >&2 && exit 1; }
if grep -q -e '<no value>' -e '%!' "$secrets"; then
    echo "$secrets has a key that Vault has no value for" >&2
    exit 1
fi
[ -s "$folder/.token" ] || { echo "the agent has no token" >&2 && exit 1; }

if [ -z "$(find "$folder/.looked-up" -mmin -5 2>/dev/null)" ]; then
    VAULT_TOKEN=$(cat "$folder/.token")
    export VAULT_TOKEN
    "${VAULT_PROGRAM:-vault}" token lookup >/dev/null || { echo "Vault does not know the agent's token" >&2 && exit 1; }
    touch "$folder/.looked-up"
fi
