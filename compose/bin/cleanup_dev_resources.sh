#!/usr/bin/env bash
# Removes the containers and locks that development and tests of this checkout left on this machine.
set -euo pipefail

usage() {
    cat <<'TEXT'
usage: cleanup_dev_resources.sh [--dry-run] [--all [--yes]]

Removes the containers of docker compose of this checkout (postgres, redis, s3), those that test_infra.sh made for runs that have ended, and the state
and locks of these. Data stays in its volumes. Containers and state of a run that lives stay too, and so do the development containers that another
checkout started or that a window of dev.sh --backend, of any checkout, works with. No process is ended.

--dry-run  says what would be removed and removes nothing
--all      removes the volumes too, which are the development data: the databases and the files of the S3 store, of every checkout that names
           no project of its own; asks before
--yes      does not ask

Exits with 0; with 1 when something could not be removed or the question was not answered with yes; with 2 when called wrongly.
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

dry_run='' all='' yes=''
for word in "$@"; do
    case "$word" in
        -h | --help)
            usage
            exit 0
            ;;
        --dry-run) dry_run=1 ;;
        --all) all=1 ;;
        --yes) yes=1 ;;
        *)
            usage >&2
            exit 2
            ;;
    esac
done

settings=$(settings_file "$ISOLATION_CHECKOUT")
project=$(development_project "$settings")
folder=$(holder_folder)
failed=0

# compose PROJECT WORD...: of the project that the settings say where PROJECT is empty
compose() {
    local named=()
    [ -z "$1" ] || named=(-p "$1")
    # With the doors of a laptop, which have a network of their own.
    "$container_runtime" compose -f "$ISOLATION_CHECKOUT/docker-compose.yml" -f "$ISOLATION_CHECKOUT/compose/local.yml" \
        --env-file "$settings" "${named[@]}" --profile infra "${@:2}" 9>&-
}

# remove_containers PROJECT WHAT VOLUMES: where there are any
remove_containers() {
    local volumes=()
    [ -z "$3" ] || volumes=(--volumes)
    if [ -z "$container_runtime" ]; then
        printf 'skipped       %s: neither docker nor podman is installed\n' "$2"
    elif [ -z "$3" ] && [ -z "$(compose "$1" ps --quiet --all 2>/dev/null)" ]; then
        printf 'none          %s\n' "$2"
    elif [ -n "$dry_run" ]; then
        printf 'would remove  %s%s\n' "$2" "${3:+ and their volumes}"
    elif compose "$1" down "${volumes[@]}" >&2; then
        printf 'removed       %s%s\n' "$2" "${3:+ and their volumes}"
    else
        printf 'FAIL          %s could not be removed\n' "$2"
        failed=1
    fi
}

# development_needed: why the development containers stay, where somebody else has to do with them
development_needed() {
    local window words elsewhere other
    for window in "$folder/dev-$project"/*; do
        [ -f "$window" ] || continue
        words=$(cat "$window" 2>/dev/null) || continue
        if holder_is_alive "$words"; then
            printf '%s works with them' "$words"
            return 0
        elif [ -z "$dry_run" ]; then
            rm -f "$window"
        fi
    done
    [ -n "$dry_run" ] || rmdir "$folder/dev-$project" 2>/dev/null || true
    [ -n "$container_runtime" ] || return 0
    # Where no engine answers there are no containers to be kept.
    elsewhere=$(containers_elsewhere "$project" "$ISOLATION_CHECKOUT" 2>/dev/null) || return 0
    while IFS= read -r other; do
        if [ -n "$other" ] && [ -d "$other" ]; then
            printf 'they are those of %s' "$other"
            return 0
        fi
    done <<<"$elsewhere"
}

# remove_state STATE: of a run, with what it made, unless one of its holders lives
remove_state() {
    local state=$1 namespace=${1##*/infra-} line managed=''
    # Whoever holds the lock is at work.
    exec 9>>"$state.lock"
    if ! flock -n 9; then
        printf 'kept          %s: its containers are being started or stopped\n' "$namespace"
        exec 9>&-
        return 0
    fi
    if [ -f "$state" ]; then
        while IFS= read -r line; do
            case "$line" in
                'managed '*) managed=${line#managed } ;;
                'holder '*)
                    if holder_is_alive "${line#holder }"; then
                        printf 'kept          %s: %s lives\n' "$namespace" "${line#holder }"
                        exec 9>&-
                        return 0
                    fi
                    ;;
            esac
        done <"$state"
        if [ "$managed" = created ]; then
            remove_containers "$(namespace_project "$namespace")" "the test containers of $namespace" 1
        fi
    fi
    if [ -n "$dry_run" ]; then
        printf 'would remove  the state of %s\n' "$namespace"
    elif [ "$failed" = 0 ]; then
        rm -f "$state" "$state.new" "$state.lock"
        printf 'removed       the state of %s\n' "$namespace"
    fi
    exec 9>&-
}

if [ -n "$all" ] && [ -z "$yes" ] && [ -z "$dry_run" ]; then
    printf 'This removes the development data of %s: its databases and the files of its S3 store. Type yes to go on: ' "$project" >&2
    read -r answer || answer=''
    if [ "$answer" != yes ]; then
        printf 'Nothing was removed.\n' >&2
        exit 1
    fi
fi

reason=$(development_needed)
if [ -n "$reason" ]; then
    printf 'kept          the development containers: %s\n' "$reason"
else
    remove_containers '' 'the development containers' "$all"
fi
for lock in "$folder"/infra-*.lock; do
    namespace=${lock##*/infra-}
    namespace=${namespace%.lock}
    if [[ $namespace =~ ^[a-z0-9_]+$ ]] && [ -f "$lock" ]; then
        if command -v flock >/dev/null; then
            remove_state "$folder/infra-$namespace"
        else
            printf 'skipped       the state of %s: flock is not installed\n' "$namespace"
        fi
    fi
done
exit "$failed"
