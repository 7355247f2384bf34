#!/usr/bin/env bash
# A look at how fast a running Finance Report answers. It warns and does not block: a slow minute of a host is no fault of a release.
set -euo pipefail

usage() {
    cat <<'TEXT'
usage: perf_check.sh [BASE_URL]

Asks BASE_URL (default: $BASE_URL, else http://localhost:8080) for /api/health and /api/ping, PERF_REQUESTS (20) times each, one after the
other, and prints the median, the 95th and the 99th percentile and the slowest answer in seconds. An answer that takes longer than 2.0 s, and one
that is no 200, is a warning.

Exits with 0 whatever it saw, with 2 when called wrongly or without curl.

  PERF_ANSWER_SECONDS   for one answer (10)
TEXT
}

case "${1:-}" in
    -h | --help)
        usage
        exit 0
        ;;
    -*)
        usage >&2
        exit 2
        ;;
esac
requests=${PERF_REQUESTS:-20}
if [ $# -gt 1 ] || ! [[ $requests =~ ^[1-9][0-9]{0,3}$ ]]; then
    usage >&2
    exit 2
fi
if ! command -v curl >/dev/null; then
    printf 'curl is needed and was not found\n' >&2
    exit 2
fi
base=${1:-${BASE_URL:-http://localhost:8080}}
base=${base%/}
warn=WARN
if [ "${GITHUB_ACTIONS:-}" = true ]; then
    warn=::warning::
fi
times=$(mktemp)
trap 'rm -f "$times"' EXIT

# check PATH
check() {
    local path=$1 number bad=0 status seconds
    : >"$times"
    for ((number = 0; number < requests; number++)); do
        read -r status seconds < <(curl --silent --max-time "${PERF_ANSWER_SECONDS:-10}" --output /dev/null --write-out '%{http_code} %{time_total}\n' "$base$path" || true)
        if [ "$status" = 200 ]; then
            printf '%s\n' "$seconds" >>"$times"
        else
            bad=$((bad + 1))
            # Nobody there: asking on would only take ${PERF_ANSWER_SECONDS:-10} seconds each time.
            if [ "$status" = 000 ]; then
                break
            fi
        fi
    done
    if [ "$bad" -gt 0 ]; then
        printf '%s  %s: %s answers were no 200, the last %s\n' "$warn" "$path" "$bad" "$status"
    fi
    sort -n "$times" | awk -v path="$path" -v warn="$warn" '
        { time[NR] = $1; if ($1 > 2.0) slow++ }
        function at(share,   rank) { rank = int(share * NR); if (rank < share * NR) rank++; return time[rank] }
        END {
            if (NR == 0) exit
            printf "      %-14s p50 %.3f  p95 %.3f  p99 %.3f  max %.3f s (%d answers)\n", path, at(0.5), at(0.95), at(0.99), time[NR], NR
            if (slow) printf "%s  %s: %d of %d answers took longer than 2.0 s\n", warn, path, slow, NR
        }'
}

check /api/health
check /api/ping
