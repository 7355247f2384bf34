#!/usr/bin/env bash
# Says whether one layer of an environment is well: what the status.sh of each layer's folder calls.
set -euo pipefail

usage() {
    cat <<'TEXT'
usage: layer_status.sh <layer> <environment>

<layer> is postgres, redis or app. Asks the Docker engine, here or where DOCKER_HOST says (ssh://root@host), and prints one line for each
container of the layer. Production has no suffix, any other environment has its name.

Exits with 0 when each part of the layer runs and is healthy, in all its replicas; with 1 otherwise; with 2 when called wrongly or without docker.
TEXT
}

case "${1:-}" in
    -h | --help)
        usage
        exit 0
        ;;
esac
if [ $# -ne 2 ] || ! [[ $2 =~ ^[a-z][a-z0-9-]{0,31}$ ]]; then
    usage >&2
    exit 2
fi
command -v docker >/dev/null || {
    printf 'docker is needed and was not found\n' >&2
    exit 2
}
suffix=-$2
[ "$2" != production ] || suffix=
case $1 in
    postgres | redis) parts=("$1") ;;
    app) parts=(gateway statement reconciliation report) ;;
    *)
        usage >&2
        exit 2
        ;;
esac

bad=0
# look PART LINE...: a line is the container's name and what Docker says of it
look() {
    local part=$1 line
    shift
    if [ $# = 0 ]; then
        printf 'FAIL  %s does not run\n' "$part"
        bad=1
    fi
    for line in "$@"; do
        case $line in
            *'(healthy)'*) printf 'ok    %s\n' "$line" ;;
            *)
                printf 'FAIL  %s\n' "$line"
                bad=1
                ;;
        esac
    done
}

# found PATTERN FILTER...: sets lines to the containers whose whole name matches
found() {
    local pattern=$1 filters=() filter all
    shift
    for filter in "$@"; do
        filters+=(--filter "$filter")
    done
    all=$(docker ps --all "${filters[@]}" --format '{{.Names}} {{.Status}}')
    mapfile -t lines < <(grep -E "^($pattern) " <<<"$all" || true)
}

agent=finance_report-$1-vault-agent$suffix
found "$agent|[a-z0-9-]+_vault-agent\.[a-z0-9.]+" "name=vault-agent"
look "$agent" "${lines[@]}"
for part in "${parts[@]}"; do
    if [ "$1" = app ]; then
        # Replicas have names of their own; which environment they are of, their data network tells.
        found "[a-zA-Z0-9_.-]+[-_]${part}[-.][0-9]+[a-z0-9.]*" "network=finance_report-data$suffix"
    else
        found "finance_report-$part$suffix" "name=finance_report-$part$suffix"
    fi
    look "$part" "${lines[@]}"
done
exit "$bad"
