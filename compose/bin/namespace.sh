#!/usr/bin/env bash
# The names under which this checkout keeps what it makes on servers that others use too.
set -euo pipefail

usage() {
    cat <<'TEXT'
usage: namespace.sh [--sanitize TEXT]

Prints, one KEY=value a line, what is named after this checkout's namespace: NAMESPACE, TEST_DATABASE, DEV_DATABASE, S3_BUCKET, ENV_SUFFIX and
COMPOSE_PROJECT_NAME. With --sanitize, only what TEXT becomes in a name.

The namespace is TEST_NAMESPACE; else BRANCH_NAME with WORKSPACE_ID behind it; else the git branch with a hash of where the checkout lies; else, with
a warning, default and that hash.

Exits with 0; with 1 where no name can be made; with 2 when called wrongly.
TEXT
}

# shellcheck source=compose/bin/lib/isolation.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib/isolation.sh"

case "$#:${1:-}" in
    1:-h | 1:--help)
        usage
        ;;
    2:--sanitize)
        name=$(namespace_sanitize "$2")
        printf '%s\n' "$(namespace_shorten "$name")"
        ;;
    0:)
        namespace=$(namespace_current)
        printf 'NAMESPACE=%s\n' "$namespace"
        printf 'TEST_DATABASE=%s\n' "$(namespace_test_database "$namespace")"
        printf 'DEV_DATABASE=%s\n' "$(namespace_dev_database "$namespace")"
        printf 'S3_BUCKET=%s\n' "$(namespace_bucket "$namespace")"
        printf 'ENV_SUFFIX=%s\n' "$(namespace_suffix "$namespace")"
        printf 'COMPOSE_PROJECT_NAME=%s\n' "$(namespace_project "$namespace")"
        ;;
    *)
        usage >&2
        exit 2
        ;;
esac
