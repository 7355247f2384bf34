#!/usr/bin/env bash
# Which version answers at an address, as the tag of its images.
set -euo pipefail

usage() {
    cat <<'TEXT'
usage: running_tag.sh <app_url>

Prints tag=v1.2.3, or tag=sha-1a2b3c4 for a version that is no release, or tag= when nothing healthy answers at <app_url>/api/health; in this form it
can be appended to $GITHUB_OUTPUT. Before a deployment it says what to return to.

Exits with 0, or with 2 when called wrongly or without curl or jq.
TEXT
}

case "${1:-}" in
    -h | --help)
        usage
        exit 0
        ;;
    '' | -*)
        usage >&2
        exit 2
        ;;
esac
for program in curl jq; do
    if ! command -v "$program" >/dev/null; then
        echo "$program is missing" >&2
        exit 2
    fi
done

answer=$(curl --silent --fail --location --connect-timeout 10 --max-time 20 "${1%/}/api/health") || answer='{}'
tag=$(jq --raw-output '
    if .status != "healthy" then ""
    elif ((.version // "") | test("^v?[0-9]+[.][0-9]+[.][0-9]+$")) then "v" + (.version | ltrimstr("v"))
    elif ((.git_sha // "") | test("^[0-9a-f]{7,40}$")) then "sha-" + .git_sha[0:7]
    else "" end' <<<"$answer" 2>/dev/null) || tag=
printf 'tag=%s\n' "$tag"
