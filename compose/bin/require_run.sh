#!/usr/bin/env bash
# Whether a workflow has ended well for a commit: what is not tested is not deployed.
set -euo pipefail

usage() {
    cat <<'TEXT'
usage: require_run.sh <workflow file> <commit>[,<commit>] [attempts]

Asks GitHub for the runs of .github/workflows/<workflow file> on exactly this commit, or on one of two that mean the same (what tested_commit.sh
calls runs). Well is one that ended with success. While the newest still
runs it is asked again, up to [attempts] (1) times in all, every REQUIRE_RUN_INTERVAL_MS (30000).

GITHUB_TOKEN, GITHUB_REPOSITORY  whom to ask for what; GITHUB_API_URL where

Exits with 0 when a run ended well, with 1 when none did or none is there, with 2 when called wrongly or without curl or jq.
TEXT
}

case "${1:-}" in
    -h | --help)
        usage
        exit 0
        ;;
esac
if [ $# -lt 2 ] || [ $# -gt 3 ] || ! [[ $2 =~ ^[0-9a-f]{40}(,[0-9a-f]{40})?$ ]] || ! [[ ${3:-1} =~ ^[1-9][0-9]{0,3}$ ]]; then
    usage >&2
    exit 2
fi
workflow=$1 commit=$2 attempts=${3:-1}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# shellcheck source=compose/bin/lib/github.sh
. "$(dirname "$0")/lib/github.sh"
github_ready

interval_ms=${REQUIRE_RUN_INTERVAL_MS:-30000}
interval=$((interval_ms / 1000)).$(printf '%03d' $((interval_ms % 1000)))
state=unknown

# all_runs: those of each commit, one answer after the other
all_runs() {
    local one
    for one in ${commit//,/ }; do
        github GET "actions/workflows/$workflow/runs?head_sha=$one&per_page=20" || return 1
    done
}

for ((attempt = 1; attempt <= attempts; attempt++)); do
    if all_runs >"$work/runs"; then
        state=$(jq --slurp --raw-output '
            map(.workflow_runs[])
            | if length == 0 then "missing"
              elif any(.conclusion == "success") then "success"
              else (sort_by(.created_at) | last | if .status == "completed" then .conclusion else "running" end)
              end' "$work/runs")
    else
        state=unanswered
    fi
    case "$state" in
        success)
            echo "ok    $workflow ended well for $commit"
            exit 0
            ;;
        # A run begins some seconds after its push, so a missing one is waited for as well.
        missing | running | unanswered) ;;
        *) break ;;
    esac
    if [ "$attempt" -lt "$attempts" ]; then
        sleep "$interval"
    fi
done
echo "FAIL  $workflow has not ended well for $commit: $state"
exit 1
