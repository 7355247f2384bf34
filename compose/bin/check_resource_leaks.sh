#!/usr/bin/env bash
# Looks for what development, tests and previews may have left: databases, containers, volumes, files, images, state.
set -euo pipefail

usage() {
    cat <<'TEXT'
usage: check_resource_leaks.sh [--verbose]

Seven checks, one line each; run it once a week:
  databases  test databases whose run has ended (cleanup_orphaned_dbs.sh --dry-run)
  containers of this product on this machine: of a test run that has ended, of a checkout that is gone, of a preview (-pr-<n>) whose pull
             request is not open
  volumes    volumes of this product in the local Docker engine: more than LEAK_VOLUMES_MAX (10)
  s3         files in the S3 store of docker compose: more than LEAK_S3_MIB_MAX (1024) MiB
  server     volumes of previews on VPS_HOST (by SSH) whose pull request is not open; with VPS_SSH_KEY as VPS_USER (root) with this key
             (VPS_KNOWN_HOSTS: the host's line), else as your own ssh does
  images     images tagged pr-<n> in the registry (by gh) whose pull request is not open
  state      namespaces with state of test runs: more than LEAK_NAMESPACES_MAX (5), or one whose holders have ended

--verbose  names what was found

What cannot be looked at, for want of a program, a host or a right, is skipped and said. Nothing is changed.
Exits with 0 when all is well; with 1 when there is a warning, each with what to do; with 2 when called wrongly.
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
# shellcheck source=compose/bin/lib/vps.sh
. "$here/lib/vps.sh"

readonly SERVICES=(gateway statement reconciliation report)
readonly SSH_SECONDS_MAX=5
volumes_max=${LEAK_VOLUMES_MAX:-10} s3_mib_max=${LEAK_S3_MIB_MAX:-1024} namespaces_max=${LEAK_NAMESPACES_MAX:-5}
verbose='' warnings=0

case "$#:${1:-}" in
    0:) ;;
    1:--verbose) verbose=1 ;;
    1:-h | 1:--help)
        usage
        exit 0
        ;;
    *)
        usage >&2
        exit 2
        ;;
esac

settings=$(settings_file "$ISOLATION_CHECKOUT")

has() {
    command -v "$1" >/dev/null
}

ok() { printf 'ok       %-10s %s\n' "$1" "$2"; }
skipped() { printf 'skipped  %-10s %s\n' "$1" "$2"; }
warning() {
    printf 'warning  %-10s %s\n         %-10s %s\n' "$1" "$2" '' "$3"
    warnings=$((warnings + 1))
}

# details TEXT: its lines, when asked for
details() {
    if [ -n "$verbose" ] && [ -n "$1" ]; then
        printf '%s\n' "$1" | sed 's/^/           /'
    fi
}

# lines TEXT: how many
lines() {
    if [ -z "$1" ]; then
        printf 0
    else
        printf '%s\n' "$1" | wc -l | tr -d ' '
    fi
}

# matching PATTERN TEXT: its lines that match, which may be none
matching() {
    printf '%s\n' "$2" | grep -E -- "$1" || true
}

# not_open NUMBERS: those that are not numbers of open pull requests
not_open() {
    local number
    for number in $1; do
        case " $open_pull_requests " in
            *" $number "*) ;;
            *) printf '%s\n' "$number" ;;
        esac
    done
}

# find_pull_requests: sets the numbers of open ones; fails where they cannot be told
find_pull_requests() {
    local found
    if [ -z "${open_pull_requests+is set}" ]; then
        has gh || return 1
        found=$(cd "$ISOLATION_CHECKOUT" && gh pr list --state open --limit 1000 --json number --jq '.[].number' 2>/dev/null) || return 1
        open_pull_requests=$(tr '\n' ' ' <<<"$found")
    fi
}

check_databases() {
    local said orphans code=0
    said=$("$here/cleanup_orphaned_dbs.sh" --dry-run 2>/dev/null) || code=$?
    if [ "$code" = 2 ]; then
        skipped databases 'psql is not installed'
    elif [ "$code" != 0 ]; then
        skipped databases 'the server does not answer'
    elif [[ $said == 'No PostgreSQL to clean'* ]]; then
        skipped databases 'no PostgreSQL runs here'
    else
        orphans=$(matching '^would drop ' "$said")
        if [ -z "$orphans" ]; then
            ok databases 'no test database without its run'
        else
            warning databases "$(lines "$orphans") test databases whose run has ended" 'compose/bin/cleanup_orphaned_dbs.sh drops them'
        fi
        details "${orphans//would drop  /}"
    fi
}

check_volumes() {
    local all found count
    if [ -z "$container_runtime" ]; then
        skipped volumes 'neither docker nor podman is installed'
    elif ! all=$("$container_runtime" volume ls --format '{{.Name}}' 2>/dev/null); then
        skipped volumes "$container_runtime does not answer"
    else
        found=$(matching '^finance[-_]report([-_]|$)' "$all")
        count=$(lines "$found")
        if [ "$count" -le "$volumes_max" ]; then
            ok volumes "$count volumes"
        else
            warning volumes "$count volumes, more than $volumes_max" 'compose/bin/cleanup_dev_resources.sh removes those of ended runs'
        fi
        details "$found"
    fi
}

# is_held NAMESPACE: whether somebody whose run goes on holds its containers, or is just starting or stopping them
is_held() {
    local line state
    state=$(holder_folder)/infra-$1
    if [ -f "$state.lock" ] && has flock && ! flock -n "$state.lock" true; then
        return 0
    fi
    [ -f "$state" ] || return 1
    while IFS= read -r line; do
        if [[ $line == 'holder '* ]] && holder_is_alive "${line#holder }"; then
            return 0
        fi
    done <"$state"
    return 1
}

# is_orphan PROJECT FOLDER: whether nobody is left who would remove the containers of this compose project
is_orphan() {
    local name=${1#finance-report-}
    if [[ $name =~ ^[a-z0-9_]+$ ]] && is_held "$name"; then
        return 1
    elif [ ! -d "$2" ]; then
        return 0
    elif [[ $name =~ ^pr-([0-9]+)$ ]]; then
        find_pull_requests && [ -n "$(not_open "${BASH_REMATCH[1]}")" ]
    else
        # A namespace without state is somebody's own environment.
        [ -f "$(holder_folder)/infra-$name" ]
    fi
}

check_containers() {
    local all found='' project folder
    if [ -z "$container_runtime" ]; then
        skipped containers 'neither docker nor podman is installed'
    elif ! all=$("$container_runtime" ps --all --filter label=com.docker.compose.project --format \
        '{{.Label "com.docker.compose.project"}} {{.Label "com.docker.compose.project.working_dir"}}' 2>/dev/null); then
        skipped containers "$container_runtime does not tell its containers"
    else
        while read -r project folder; do
            if is_orphan "$project" "$folder"; then
                found+=$project$'\n'
            fi
        done < <(matching '^finance-report([-_ ]|$)' "$all" | sort -u)
        found=${found%$'\n'}
        if [ -z "$found" ]; then
            ok containers "none without its run, its checkout or its pull request"
        else
            warning containers "containers of $(lines "$found") projects that nobody needs" \
                "$container_runtime compose -p <project> down removes those of a project, --verbose names it"
        fi
        details "$found"
    fi
}

compose() {
    "$container_runtime" compose -f "$ISOLATION_CHECKOUT/docker-compose.yml" --env-file "$settings" --profile infra "$@"
}

check_s3() {
    local said mib
    if [ -z "$container_runtime" ]; then
        skipped s3 'neither docker nor podman is installed'
    elif [ -z "$(compose ps --quiet --status running s3 2>/dev/null)" ]; then
        skipped s3 'the S3 store of docker compose does not run'
    elif ! said=$(compose exec -T s3 du -sm /data </dev/null 2>/dev/null) || [[ ! $said =~ ^([0-9]+) ]]; then
        skipped s3 'its files cannot be measured'
    else
        mib=${BASH_REMATCH[1]}
        if [ "$mib" -le "$s3_mib_max" ]; then
            ok s3 "$mib MiB"
        else
            warning s3 "$mib MiB, more than $s3_mib_max" 'remove old buckets, or all with compose/bin/cleanup_dev_resources.sh --all'
        fi
        if [ -n "$verbose" ]; then
            details "$(compose exec -T s3 ls /data </dev/null 2>/dev/null || true)"
        fi
    fi
}

# numbers PATTERN TEXT: what its first group finds in each line, each once
numbers() {
    local line
    while IFS= read -r line; do
        if [[ $line =~ $1 ]]; then
            printf '%s\n' "${BASH_REMATCH[1]}"
        fi
    done <<<"$2" | sort -un
}

# report_previews CHECK NUMBERS WHAT REMEDY
report_previews() {
    local leftover
    leftover=$(not_open "$2")
    if [ -z "$leftover" ]; then
        ok "$1" "no $3 of a closed pull request"
    else
        warning "$1" "$3 of $(lines "$leftover") closed pull requests" "$4"
    fi
    details "$leftover"
}

# asked_server WORD...: what docker says there
asked_server() {
    local whom=$VPS_HOST
    if [ -n "${VPS_SSH_KEY:-}" ]; then
        private=$(umask 077 && mktemp -d)
        trap 'rm -rf "$private"' EXIT
        vps_key "$private"
        whom=${VPS_USER:-root}@$VPS_HOST
    fi
    ssh "${vps_options[@]}" -o BatchMode=yes -o ConnectTimeout="$SSH_SECONDS_MAX" -- "$whom" docker "$@" </dev/null 2>/dev/null
}

check_server() {
    local all
    if [ -z "${VPS_HOST:-}" ]; then
        skipped server 'VPS_HOST is not set'
    elif ! has ssh; then
        skipped server 'ssh is not installed'
    elif ! find_pull_requests; then
        skipped server 'gh cannot tell which pull requests are open'
    elif ! all=$(asked_server volume ls --quiet); then
        skipped server "$VPS_HOST cannot be asked by SSH"
    else
        report_previews server "$(numbers '^finance[-_]report[A-Za-z_-]*-pr-([0-9]+)(-[a-z0-9]{6}_|_|$)' "$all")" 'volumes' 'the scheduled clean-up of previews removes them'
    fi
}

# tags OWNER SERVICE: of its images; the owner is an organisation or a person
tags() {
    local kind
    for kind in orgs users; do
        if gh api --paginate "/$kind/$1/packages/container/finance_report-$2/versions" --jq '.[].metadata.container.tags[]' 2>/dev/null; then
            return 0
        fi
    done
    return 1
}

check_images() {
    local owner service all='' found
    if ! find_pull_requests; then
        skipped images 'gh is not there or not signed in'
    elif ! owner=${GITHUB_REPOSITORY_OWNER:-$(cd "$ISOLATION_CHECKOUT" && gh repo view --json owner --jq .owner.login 2>/dev/null)} || [ -z "$owner" ]; then
        skipped images 'gh does not know the repository'
    else
        for service in "${SERVICES[@]}"; do
            if ! found=$(tags "$owner" "$service"); then
                skipped images "the versions of finance_report-$service cannot be listed"
                return 0
            fi
            all+=$found$'\n'
        done
        report_previews images "$(numbers '^pr-([0-9]+)$' "$all")" 'images' 'the scheduled clean-up of previews removes them'
    fi
}

check_state() {
    local state count=0 ended=''
    for state in "$(holder_folder)"/infra-*; do
        if [ -f "$state" ] && [[ ${state##*/infra-} =~ ^[a-z0-9_]+$ ]]; then
            count=$((count + 1))
            is_held "${state##*/infra-}" || ended+=${state##*/infra-}$'\n'
        fi
    done
    ended=${ended%$'\n'}
    if [ -n "$ended" ]; then
        warning state "$(lines "$ended") namespaces whose holders have ended" 'compose/bin/cleanup_dev_resources.sh removes them'
    elif [ "$count" -gt "$namespaces_max" ]; then
        warning state "$count namespaces, more than $namespaces_max" 'end test runs that nobody waits for'
    else
        ok state "$count namespaces"
    fi
    details "$ended"
}

check_databases
check_containers
check_volumes
check_s3
check_server
check_images
check_state
[ "$warnings" -eq 0 ]
