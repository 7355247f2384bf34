# shellcheck shell=bash
# Which program runs containers on this machine. To be sourced: sets container_runtime to docker where that is installed, else to podman, else to
# nothing; CONTAINER_RUNTIME says which where both are. What is said of compose holds for `podman compose` too. Needs settings.sh.

# container_runtime_found: the program that is to be used, where there is one
container_runtime_found() {
    local program
    for program in ${CONTAINER_RUNTIME:-docker podman}; do
        if command -v "$program" >/dev/null; then
            printf '%s' "$program"
            return 0
        fi
    done
}

case "${CONTAINER_RUNTIME:-docker}" in
    docker | podman) container_runtime=$(container_runtime_found) ;;
    *)
        printf 'CONTAINER_RUNTIME is docker or podman, and not %s.\n' "$CONTAINER_RUNTIME" >&2
        exit 2
        ;;
esac

# development_project SETTINGS: the compose project of the development containers, as docker compose names it by these settings
development_project() {
    (
        settings_export "$1" '^(COMPOSE_PROJECT_NAME|ENV_SUFFIX)$'
        printf '%s' "${COMPOSE_PROJECT_NAME:-finance-report${ENV_SUFFIX:-}}"
    )
}

# containers_elsewhere PROJECT CHECKOUT: the folders, one a line, that containers of the project were started in and that are not this checkout
containers_elsewhere() {
    local all folder
    all=$("$container_runtime" ps --all --filter "label=com.docker.compose.project=$1" \
        --format '{{.Label "com.docker.compose.project.working_dir"}}') || return 1
    while IFS= read -r folder; do
        if [ -n "$folder" ] && [ ! "$folder" -ef "$2" ]; then
            printf '%s\n' "$folder"
        fi
    done < <(sort -u <<<"$all")
}

# container_runtime_required: ends what needs containers and has nothing that runs them
container_runtime_required() {
    if [ -z "$container_runtime" ]; then
        printf '%s is needed and not installed.\n' "${CONTAINER_RUNTIME:-docker or podman}" >&2
        exit 2
    fi
}
