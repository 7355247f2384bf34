#!/usr/bin/env bash
# Which version answers at an address, as the tag of its images.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source-path=SCRIPTDIR source=lib/dokploy.sh
. "$here/lib/dokploy.sh"
# shellcheck source-path=SCRIPTDIR source=lib/versions.sh
. "$here/lib/versions.sh"

usage() {
    cat <<'TEXT'
usage: running_tag.sh [--compose COMPOSE_ID] <app_url>

Prints tag=v1.2.3, or tag=sha-1a2b3c4 for a version that is no release, or tag= when nothing healthy answers at <app_url>/api/health; in this form it
can be appended to $GITHUB_OUTPUT. Before a deployment it says what to return to.

  --compose   asks Dokploy as well: a service that was deployed by itself is named with its own tag, as in tag=v1.2.3,statement=v1.2.4.
              With DOKPLOY_API_URL and DOKPLOY_API_KEY

Exits with 0, or with 2 when called wrongly or without curl or jq; with --compose also with 1 when Dokploy does not tell.
TEXT
}

compose=
case "${1:-}" in
    -h | --help)
        usage
        exit 0
        ;;
    --compose)
        compose=${2:-}
        dokploy_id COMPOSE_ID "$compose"
        shift 2
        ;;
esac
case "$#${1:-}" in
    1[!-]*) ;;
    *)
        usage >&2
        exit 2
        ;;
esac
for program in curl jq; do
    command -v "$program" >/dev/null || misuse "$program is missing"
done

answer=$(curl --silent --fail --location --connect-timeout 10 --max-time 20 "${1%/}/api/health") || answer='{}'
tag=$(jq --raw-output '
    if .status != "healthy" then ""
    elif ((.version // "") | test("^v?[0-9]+[.][0-9]+[.][0-9]+$")) then "v" + (.version | ltrimstr("v"))
    elif ((.git_sha // "") | test("^[0-9a-f]{7,40}$")) then "sha-" + .git_sha[0:7]
    else "" end' <<<"$answer" 2>/dev/null) || tag=
if [ -n "$compose" ] && [ -n "$tag" ]; then
    # What it masks is for the log, and this output is not.
    {
        dokploy_open
        dokploy_read "$compose"
    } >&2
    # What was healthy last, where that is what answers: a deployment that failed may stand in the env by now.
    healthy=$(dokploy_env HEALTHY_IMAGE_TAG)
    if [ "${healthy%%,*}" = "$tag" ] || [[ $tag = sha-* && $healthy = "$tag"* ]]; then
        tag=$healthy
    fi
fi
printf 'tag=%s\n' "$tag"
