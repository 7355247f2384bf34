#!/usr/bin/env bash
# Which commit pipelines run for: the one that is checked out, or the one before it where that only keeps main's coverage.
set -euo pipefail
# shellcheck source=compose/bin/lib/baseline.sh
. "$(dirname "$0")/lib/baseline.sh"

usage() {
    cat <<'TEXT'
usage: tested_commit.sh

Prints two lines, which can be appended to $GITHUB_OUTPUT:
  commit=<the commit>   HEAD; or its parent, where HEAD changes unified-coverage.json alone and says [skip ci], for which CI does not run
  runs=<the commits>    those on which a run of staging by hand counts for it: the commit and, behind a comma, the one that keeps its coverage

The second is found where origin/main is fetched. Exits with 0, with 1 when the parent is not fetched or starts no pipeline either, with 2 when
called wrongly.
TEXT
}

case "$#${1:-}" in
    0) ;;
    1-h | 1--help)
        usage
        exit 0
        ;;
    *)
        usage >&2
        exit 2
        ;;
esac
commit=$(git rev-parse HEAD)
if is_baseline HEAD; then
    commit=$(git rev-parse --verify 'HEAD^1^{commit}')
    echo "HEAD keeps the coverage alone: going on with ${commit:0:7}, which it was measured of" >&2
fi
if starts_nothing "$commit"; then
    echo "${commit:0:7} says that no pipeline is to start for it, so none has tested it" >&2
    exit 1
fi
runs=$commit
if git rev-parse --quiet --verify refs/remotes/origin/main >/dev/null; then
    while read -r child parents; do
        if [ "$parents" = "$commit" ] && is_baseline "$child"; then
            runs+=,$child
        fi
    done < <(git rev-list --first-parent --parents "$commit..refs/remotes/origin/main")
fi
printf 'commit=%s\nruns=%s\n' "$commit" "$runs"
