#!/usr/bin/env bash
# Whether each service has an image of a version, asked before anything is deployed.
set -euo pipefail

usage() {
    cat <<'TEXT'
usage: verify_images.sh <tag> [SERVICE]

Asks the registry for the image of gateway, statement, reconciliation and report with this tag, or of SERVICE alone, and prints one line for each.

GITHUB_REPOSITORY_OWNER  whose images they are
IMAGE_REGISTRY           where they are, ghcr.io by default; docker must be logged in there

Exits with 0 when all that are asked for are there, with 1 when one is not, with 2 when called wrongly or without docker.
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
tag=$1
services=(gateway statement reconciliation report)
if [ $# -gt 1 ]; then
    if [[ $# -gt 2 || " ${services[*]} " != *" $2 "* ]]; then
        usage >&2
        exit 2
    fi
    services=("$2")
fi
if ! command -v docker >/dev/null; then
    echo "docker is missing" >&2
    exit 2
fi
owner=${GITHUB_REPOSITORY_OWNER:-}
if [ -z "$owner" ]; then
    echo "GITHUB_REPOSITORY_OWNER is not set" >&2
    exit 2
fi

missing=0
for service in "${services[@]}"; do
    image=${IMAGE_REGISTRY:-ghcr.io}/${owner,,}/finance_report-$service:$tag
    if docker manifest inspect "$image" >/dev/null 2>&1; then
        printf 'ok    %s\n' "$image"
    else
        printf 'FAIL  Image not found: %s\n' "$image"
        missing=1
    fi
done
if [ "$missing" = 1 ]; then
    echo "Push the tag and wait until its images are built: git push origin $tag"
fi
exit "$missing"
