#!/usr/bin/env bash
# Drops the test databases that no run needs any more, and no others.
set -euo pipefail

usage() {
    cat <<'TEXT'
usage: cleanup_orphaned_dbs.sh [--dry-run] [--all]

Looks at the databases finance_report_test_<namespace>[_gw<worker>] of the server of TEST_POSTGRES_URL (with TEST_POSTGRES_USER and
TEST_POSTGRES_PASSWORD; needs psql), or else of the running postgres of docker compose, and drops those whose run has ended. Kept are
  - one that somebody is connected to,
  - one whose comment names a process that lives, or one of another machine that began less than a day ago,
  - one without such a comment while test_infra.sh knows a living holder of its namespace.

--dry-run   says what would be dropped and drops nothing
--all       drops also what only another machine or test_infra.sh speaks for; never what somebody is connected to or a process of this machine owns

Development data is in other databases and is not looked at. Exits with 0, also where there is no server; with 1 when something could not be
dropped; with 2 when called wrongly or psql is missing.
TEXT
}

here=$(dirname "${BASH_SOURCE[0]}")
# shellcheck source=compose/bin/lib/isolation.sh
. "$here/lib/isolation.sh"
# shellcheck source=compose/bin/lib/holders.sh
. "$here/lib/holders.sh"
# shellcheck source=compose/bin/lib/settings.sh
. "$here/lib/settings.sh"
# shellcheck source=compose/bin/lib/containers.sh
. "$here/lib/containers.sh"

dry_run='' all=''
for word in "$@"; do
    case "$word" in
        -h | --help)
            usage
            exit 0
            ;;
        --dry-run) dry_run=1 ;;
        --all) all=1 ;;
        *)
            usage >&2
            exit 2
            ;;
    esac
done

settings=$(settings_file "$ISOLATION_CHECKOUT")

compose() {
    "$container_runtime" compose -f "$ISOLATION_CHECKOUT/docker-compose.yml" --env-file "$settings" --profile infra "$@"
}

# find_server: sets psql, the words that run it
find_server() {
    local options=(--no-psqlrc --quiet --no-align --tuples-only --field-separator '|' --set ON_ERROR_STOP=1)
    if [ -n "${TEST_POSTGRES_URL:-}" ]; then
        if ! [[ $TEST_POSTGRES_URL =~ ^postgres(ql)?://([^/@:]+):([0-9]+)/?$ ]]; then
            printf 'TEST_POSTGRES_URL is not postgresql://host:port; user and password have variables of their own.\n' >&2
            exit 2
        fi
        export PGHOST=${BASH_REMATCH[2]} PGPORT=${BASH_REMATCH[3]} PGDATABASE=postgres PGCONNECT_TIMEOUT=5
        settings_export "$settings" '^POSTGRES_PASSWORD$'
        export PGUSER=${TEST_POSTGRES_USER:-postgres} PGPASSWORD=${TEST_POSTGRES_PASSWORD:-${POSTGRES_PASSWORD:-}}
        if ! command -v psql >/dev/null; then
            printf 'psql is needed and not installed.\n' >&2
            exit 2
        fi
        psql=(psql "${options[@]}")
    elif [ -n "$container_runtime" ] && [ -n "$(compose ps --quiet --status running postgres 2>/dev/null)" ]; then
        psql=(compose exec -T postgres psql --username postgres --dbname postgres "${options[@]}")
    else
        printf 'No PostgreSQL to clean: TEST_POSTGRES_URL is not set, and the postgres of docker compose does not run.\n'
        exit 0
    fi
}

# databases: oid|name|sessions|comment of every test database
databases() {
    "${psql[@]}" <<'SQL'
SELECT d.oid, d.datname, (SELECT count(*) FROM pg_stat_activity a WHERE a.datid = d.oid),
    translate(coalesce(shobj_description(d.oid, 'pg_database'), ''), E'\n\r|', '   ')
FROM pg_database d
WHERE d.datname ~ '^finance_report_test_[a-z0-9_]+$'
ORDER BY d.datname;
SQL
}

# drop OID NAME: unless it is another one by now, or somebody has connected. New ones are made and described under the same lock.
drop() {
    "${psql[@]}" --set oid="$1" --set name="$2" <<'SQL'
SET lock_timeout = '120s';
SELECT pg_advisory_lock(hashtext('finance_report_test databases')) \g /dev/null
SELECT format('DROP DATABASE %I', d.datname)
FROM pg_database d
WHERE d.oid = :'oid'::oid AND d.datname = :'name'
    AND NOT EXISTS (SELECT FROM pg_stat_activity a WHERE a.datid = d.oid)
\gexec
SELECT count(*) FROM pg_database WHERE oid = :'oid'::oid;
SQL
}

# is_held NAME: whether test_infra.sh knows a living holder of its namespace
is_held() {
    local state namespace line
    for state in "$(holder_folder)"/infra-*; do
        namespace=${state##*/infra-}
        if [ -f "$state" ] && [[ $namespace =~ ^[a-z0-9_]+$ ]] &&
            [[ $1 =~ ^finance_report_test_${namespace}(_gw[0-9]*[a-z]*)?$ ]]; then
            while IFS= read -r line; do
                if [[ $line == 'holder '* ]] && holder_is_alive "${line#holder }"; then
                    return 0
                fi
            done <"$state"
        fi
    done
    return 1
}

# reason_to_keep NAME SESSIONS COMMENT: prints it; fails where there is none
reason_to_keep() {
    local name=$1 sessions=$2 comment=$3
    if [ "$sessions" != 0 ]; then
        printf 'somebody is connected to it'
    elif [[ $comment =~ $HOLDER_WORDS ]]; then
        if [ -n "$all" ] && [ "${BASH_REMATCH[3]}" != "$(uname -n)" ]; then
            return 1
        elif holder_is_alive "$comment"; then
            printf 'its run lives: %s' "$comment"
        else
            return 1
        fi
    elif [ -z "$all" ] && is_held "$name"; then
        printf 'its namespace is held'
    else
        return 1
    fi
}

find_server
failed=0 dropped=0 kept=0
if ! found=$(databases); then
    printf 'The databases could not be listed.\n' >&2
    exit 1
fi
while IFS='|' read -r oid name sessions comment; do
    [ -n "$oid" ] || continue
    if reason=$(reason_to_keep "$name" "$sessions" "$comment"); then
        printf 'kept        %s: %s\n' "$name" "$reason"
        kept=$((kept + 1))
    elif [ -n "$dry_run" ]; then
        printf 'would drop  %s\n' "$name"
        dropped=$((dropped + 1))
    elif ! left=$(drop "$oid" "$name" </dev/null); then
        printf 'FAIL        %s could not be dropped\n' "$name"
        failed=1
    elif [ "$left" != 0 ]; then
        printf 'kept        %s: somebody has connected to it\n' "$name"
        kept=$((kept + 1))
    else
        printf 'dropped     %s\n' "$name"
        dropped=$((dropped + 1))
    fi
done <<<"$found"
printf '%s %sdropped, %s kept\n' "$dropped" "${dry_run:+would be }" "$kept"
exit "$failed"
