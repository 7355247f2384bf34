#!/bin/sh
# Runs init.sql in the PostgreSQL container, at its first start or again by hand (it is repeatable):
#   docker compose exec postgres /docker-entrypoint-initdb.d/10-init.sh
# The passwords go from the environment into settings of the session: never into the words of a command.
set -eu

settings() {
    for service in gateway statement reconciliation report; do
        for kind in owner app; do
            variable=$(printf '%s_DB_%s_PASSWORD' "$service" "$kind" | tr '[:lower:]' '[:upper:]')
            printf '\\getenv password %s\n' "$variable"
            printf "SELECT set_config('init.%s_%s_password', :'password', false) \\g /dev/null\n" "$service" "$kind"
        done
    done
}

{
    settings
    cat /finance-report/init.sql
} | psql --no-psqlrc --quiet --set ON_ERROR_STOP=1 --username "${POSTGRES_USER:-postgres}" --dbname "$POSTGRES_DB"
