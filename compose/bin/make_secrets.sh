#!/usr/bin/env bash
# Makes the secrets of the product on one virtual machine, once.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source-path=SCRIPTDIR source=lib/settings.sh
. "$here/lib/settings.sh"

usage() {
    cat <<'TEXT'
usage: make_secrets.sh [FOLDER]

Makes up the passwords of compose/production and writes them to FOLDER (compose/production/secrets), one file for each kind of container that reads
it: services.env, postgres.env, redis.env and s3.env. Nothing is printed, and nothing that is there is changed: a database keeps the passwords of its
first start. Only the folder's owner can enter it; the containers see their file alone. ENV_SUFFIX, which is part of Redis' name, comes from
compose/production/.env.prod, where that says one, or from the environment.

Exits with 0 when the files are there, with 1 when some are and some are not, with 2 when called wrongly.
TEXT
}

folder=$(cd "$here/../production" && pwd)/secrets
case "${1:-}" in
    -h | --help)
        usage
        exit 0
        ;;
    -*)
        usage >&2
        exit 2
        ;;
    ?*) folder=$1 ;;
esac
if [ $# -gt 1 ]; then
    usage >&2
    exit 2
fi

readonly FILES=(services postgres redis s3)
there=0
for name in "${FILES[@]}"; do
    if [ -s "$folder/$name.env" ]; then
        there=$((there + 1))
    fi
done
if [ "$there" = ${#FILES[@]} ]; then
    printf 'ok    the secrets are in %s already, and stay as they are\n' "$folder"
    exit 0
fi
if [ "$there" -gt 0 ]; then
    printf 'FAIL  %s has only some of %s: put the others back from your backup; made up anew, they would not fit\n' "$folder" "${FILES[*]/%/.env}" >&2
    exit 1
fi

made_up() {
    od -An -N32 -tx1 /dev/urandom | tr -d ' \n'
}

if [ -e "$here/../production/.env.prod" ]; then
    settings_export "$here/../production/.env.prod" '^ENV_SUFFIX$'
fi
suffix=${ENV_SUFFIX:-}
umask 077
mkdir -p "$folder"
made=$(mktemp -d "$folder/.made.XXXXXX")
trap 'rm -rf "$made"' EXIT
for role in {GATEWAY,STATEMENT,RECONCILIATION,REPORT}_DB_{OWNER,APP}_PASSWORD; do
    printf '%s=%s\n' "$role" "$(made_up)"
done >"$made/services.env"
{
    printf 'POSTGRES_PASSWORD=%s\n' "$(made_up)"
    cat "$made/services.env"
} >"$made/postgres.env"
redis=$(made_up)
access=$(made_up | head -c 20)
secret=$(made_up)
printf 'PASSWORD=%s\n' "$redis" >"$made/redis.env"
printf 'MINIO_ROOT_USER=%s\nMINIO_ROOT_PASSWORD=%s\n' "$access" "$secret" >"$made/s3.env"
cat >>"$made/services.env" <<TEXT
REDIS_URI=redis://:$redis@finance-report-redis$suffix:6379/0
SERVICE_TOKEN_SECRET=$(made_up)
GATEWAY_KEY_SECRET=$(made_up)
S3_ACCESS_KEY=$access
S3_SECRET_KEY=$secret
TEXT
# Each user of a container may read the one file that it is given.
chmod 0444 "$made"/*.env
mv "$made"/*.env "$folder"
printf 'ok    secrets made in %s: keep a copy of it where the machine is not\n' "$folder"
