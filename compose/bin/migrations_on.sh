#!/usr/bin/env bash
# Migrates the schema of every service on other versions of PostgreSQL, each in a container of its own that goes afterwards.
set -euo pipefail

usage() {
    cat <<'TEXT'
usage: migrations_on.sh [VERSION...]

Starts postgres:VERSION-alpine (default: 15 and 17), makes roles and schemas by compose/postgres/init.sql, and runs the migrations of each service in
their order as its owner, one transaction a file. Prints a line a service. The tests themselves run on 16, which every compose file has.

CONTAINER_RUNTIME  docker or podman; without it docker where it is installed, else podman

Exits with 0 when all migrate; with 1 when one does not; with 2 when called wrongly or nothing here runs containers.
TEXT
}

here=$(dirname "${BASH_SOURCE[0]}")
# shellcheck source=compose/bin/lib/isolation.sh
. "$here/lib/isolation.sh"
# shellcheck source=compose/bin/lib/containers.sh
. "$here/lib/containers.sh"

readonly READY_SECONDS_MAX=120 SERVICES=(gateway statement reconciliation report)

if [ "${1:-}" = -h ] || [ "${1:-}" = --help ]; then
    usage
    exit 0
fi
for version in "$@"; do
    if [[ ! $version =~ ^[0-9]+$ ]]; then
        usage >&2
        exit 2
    fi
done
container_runtime_required
[ $# -gt 0 ] || set -- 15 17
container=finance-report-migrations-$$
trap '"$container_runtime" rm --force --volumes "$container" >/dev/null 2>&1 || true' EXIT

# sql ROLE WORD...: what stands on the input, as that role, up to the first fault
sql() {
    "$container_runtime" exec --interactive "$container" \
        psql --no-psqlrc --quiet --set ON_ERROR_STOP=1 --output /dev/null --host 127.0.0.1 --username "$1" --dbname finance_report "${@:2}"
}

begin() {
    local deadline=$((SECONDS + READY_SECONDS_MAX))
    # Nobody but this container reaches it: it is given no port, and no password is asked for.
    "$container_runtime" run --detach --name "$container" --network none --env POSTGRES_HOST_AUTH_METHOD=trust \
        --env POSTGRES_DB=finance_report "postgres:$1-alpine" >/dev/null
    until sql postgres <<<'SELECT 1' 2>/dev/null; do
        if [ "$SECONDS" -ge "$deadline" ]; then
            printf 'PostgreSQL %s is not ready after %s s.\n' "$1" "$READY_SECONDS_MAX" >&2
            exit 1
        fi
        sleep 0.5
    done
}

roles() {
    local service kind
    for service in "${SERVICES[@]}"; do
        for kind in owner app; do
            printf "SELECT set_config('init.%s_%s_password', 'x', false);\n" "$service" "$kind"
        done
    done
    cat compose/postgres/init.sql
}

# migrations SERVICE: its files and those of the platform, in their order, as Flyway goes by the version in the name
migrations() {
    local file
    for file in platform-bom/*/src/main/resources/db/platform/V*.sql "$1"-service/src/main/resources/db/migration/V*.sql; do
        printf '%s %s\n' "${file##*/}" "$file"
    done | sort --version-sort | cut -d ' ' -f 2
}

migrate() {
    local file count=0
    while IFS= read -r file; do
        if ! sql "$2_owner" --single-transaction <"$file"; then
            printf 'FAIL  PostgreSQL %s, %s: %s\n' "$1" "$2" "$file"
            exit 1
        fi
        count=$((count + 1))
    done < <(migrations "$2")
    printf 'ok    PostgreSQL %s, %s: %s migrations\n' "$1" "$2" "$count"
}

cd "$ISOLATION_CHECKOUT"
for version in "$@"; do
    begin "$version"
    roles | sql postgres
    for service in "${SERVICES[@]}"; do
        migrate "$version" "$service"
    done
    "$container_runtime" rm --force --volumes "$container" >/dev/null
done
