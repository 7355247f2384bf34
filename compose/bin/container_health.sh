#!/usr/bin/env bash
# The health check of the images: whether the service in this container is ready. Bash alone, since a JRE image has no curl and a
# second JVM every ten seconds would take half of what the container may use.
set -euo pipefail

usage() {
    cat <<'TEXT'
usage: container_health.sh PORT

Asks http://127.0.0.1:PORT/health/readiness once, for at most 4 seconds. Exits with 0 when the answer is 200, with 1 otherwise.

  HEALTH_ANSWER_SECONDS   for the answer, in place of 4
TEXT
}

case "${1:-}" in
    -h | --help)
        usage
        exit 0
        ;;
    '' | *[!0-9]*)
        usage >&2
        exit 1
        ;;
esac

# Less than the time-out of the health check itself, so that the reason is in its log.
readonly SECONDS_MAX=${HEALTH_ANSWER_SECONDS:-4}

if ! exec 3<>"/dev/tcp/127.0.0.1/$1"; then
    printf 'nothing listens on port %s\n' "$1"
    exit 1
fi
printf 'GET /health/readiness HTTP/1.0\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n' >&3
if ! IFS= read -r -t "$SECONDS_MAX" line <&3; then
    printf 'no answer within %s s\n' "$SECONDS_MAX"
    exit 1
fi
printf '%s\n' "${line%$'\r'}"
case "$line" in
    'HTTP/1.'[01]' 200 '*) exit 0 ;;
    *) exit 1 ;;
esac
