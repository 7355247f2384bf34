#!/usr/bin/env bash
# Which tags the image of a service gets, in the form of a step's outputs.
set -euo pipefail

usage() {
    cat <<'TEXT'
usage: image_tags.sh preview <number> <service>
       image_tags.sh staging <commit> <service>
       image_tags.sh release <version> <service>

Prints two lines, to be appended to $GITHUB_OUTPUT:
  tag=     what is deployed: pr-47, sha-1a2b3c4 or v1.2.3
  images=  the image with each of its tags, between commas; staging has the moving tag "staging" besides, which is never deployed

GITHUB_REPOSITORY_OWNER  whose images they are
IMAGE_REGISTRY           where they are, ghcr.io by default

Exits with 2 when called wrongly.
TEXT
}

refuse() {
    echo "$1" >&2
    usage >&2
    exit 2
}

case "${1:-}" in
    -h | --help)
        usage
        exit 0
        ;;
esac
if [ $# -ne 3 ]; then
    refuse "image_tags.sh takes three words, not $#"
fi
kind=$1 value=$2 service=$3

case "$service" in
    gateway | statement | reconciliation | report) ;;
    *) refuse "There is no service $service" ;;
esac
owner=${GITHUB_REPOSITORY_OWNER:-}
if [ -z "$owner" ]; then
    refuse "GITHUB_REPOSITORY_OWNER is not set"
fi

moving=
case "$kind" in
    preview)
        [[ $value =~ ^[1-9][0-9]{0,8}$ ]] || refuse "$value is no number of a pull request"
        tag=pr-$value
        ;;
    staging)
        [[ $value =~ ^[0-9a-f]{40}$ ]] || refuse "$value is no commit in full"
        tag=sha-${value:0:7}
        moving=staging
        ;;
    release)
        [[ $value =~ ^v[0-9]+\.[0-9]+\.[0-9]+$ ]] || refuse "$value is no version such as v1.2.3"
        tag=$value
        ;;
    *) refuse "There are no images for $kind" ;;
esac

# An image's name has no capitals, an owner's may.
image=${IMAGE_REGISTRY:-ghcr.io}/${owner,,}/finance_report-$service
printf 'tag=%s\n' "$tag"
printf 'images=%s%s\n' "$image:$tag" "${moving:+,$image:$moving}"
