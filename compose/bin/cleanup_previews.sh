#!/usr/bin/env bash
# Removes previews whose pull request is closed: what is left when the run that should have removed them did not.
set -euo pipefail

usage() {
    cat <<'TEXT'
usage: cleanup_previews.sh [--dry-run]

Looks at the composes pr-<number> in the previews' environment of Dokploy, asks GitHub whether the pull request is open, and calls
preview_destroy.sh <number> for those that are closed. What GitHub does not answer for stays.

  --dry-run   says which would be removed, removes nothing

  DOKPLOY_API_URL, DOKPLOY_API_KEY, DOKPLOY_ENVIRONMENT_ID   where the previews are
  GITHUB_TOKEN, GITHUB_REPOSITORY                            whose pull requests; GITHUB_API_URL where
  and what preview_destroy.sh reads

Exits with 0 when no closed one is left, with 1 otherwise, with 2 when called wrongly or without curl or jq.
TEXT
}

dry_run=no
case "${1:-}" in
    '') ;;
    -h | --help)
        usage
        exit 0
        ;;
    --dry-run) dry_run=yes ;;
    *)
        usage >&2
        exit 2
        ;;
esac
here=$(dirname "$0")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# shellcheck source=compose/bin/lib/github.sh
. "$here/lib/github.sh"
github_ready
if [ -z "${DOKPLOY_API_URL:-}" ] || [ -z "${DOKPLOY_API_KEY:-}" ] || [ -z "${DOKPLOY_ENVIRONMENT_ID:-}" ]; then
    echo "DOKPLOY_API_URL, DOKPLOY_API_KEY and DOKPLOY_ENVIRONMENT_ID must be set" >&2
    exit 2
fi

(umask 077 && printf 'header = "x-api-key: %s"\n' "$DOKPLOY_API_KEY" >"$work/dokploy")
curl --silent --show-error --fail --config "$work/dokploy" --connect-timeout 10 --max-time 60 --output "$work/environment" \
    "${DOKPLOY_API_URL%/}/environment.one?environmentId=$DOKPLOY_ENVIRONMENT_ID"
numbers=$(jq --raw-output '.compose[]?.name | select(test("^pr-[1-9][0-9]*$")) | ltrimstr("pr-")' "$work/environment")

failed=0
for number in $numbers; do
    if ! github GET "pulls/$number" >"$work/pull"; then
        echo "kept  pr-$number: not known whether it is open"
        failed=1
    elif [ "$(jq --raw-output .state "$work/pull")" = open ]; then
        echo "kept  pr-$number is open"
    elif [ "$dry_run" = yes ]; then
        echo "would remove pr-$number"
    elif "$here/preview_destroy.sh" "$number"; then
        echo "gone  pr-$number"
    else
        echo "FAIL  pr-$number could not be removed"
        failed=1
    fi
done
exit "$failed"
