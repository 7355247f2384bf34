#!/usr/bin/env bash
# Commits the coverage that main has reached, so that from now on nothing may fall below it.
set -euo pipefail

usage() {
    cat <<'TEXT'
usage: commit_baseline.sh [--dry-run]

When unified-coverage.json differs from the committed one, commits it alone with [skip ci] in the message and pushes to main. For the pipeline of main
only: GITHUB_REF must be refs/heads/main. A push that main has overtaken is no failure: the run of the newer commit writes its own.

--dry-run            says what would be committed
BASELINE_UPDATE_PAT  the token with which it pushes

Exits with 0, with 1 when the push is refused, with 2 when called wrongly.
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
if [ "${GITHUB_REF:-}" != refs/heads/main ]; then
    echo "Only the pipeline of main commits a baseline, not that of ${GITHUB_REF:-a laptop}" >&2
    exit 2
fi
file=unified-coverage.json
if [ -z "$(git status --porcelain -- "$file")" ]; then
    echo "$file is as it was"
    exit 0
fi
if [ "$dry_run" = yes ]; then
    echo "would commit $file"
    exit 0
fi
if [ -z "${BASELINE_UPDATE_PAT:-}" ]; then
    echo "BASELINE_UPDATE_PAT is not set: $file is not committed"
    exit 0
fi

secret=$(mktemp)
trap 'rm -f "$secret"' EXIT
# git asks this program for the password, so that the token is in no argument and in no file of the repository.
# shellcheck disable=SC2016 # the variable is for that program
printf '#!/bin/sh\nprintf "%%s" "$BASELINE_UPDATE_PAT"\n' >"$secret"
chmod 700 "$secret"
git add -- "$file"
git -c user.name='github-actions[bot]' -c user.email='41898282+github-actions[bot]@users.noreply.github.com' \
    commit --quiet -m 'coverage: the baseline is what main reaches [skip ci]' -- "$file"
before=$(git rev-parse HEAD~1)
export BASELINE_UPDATE_PAT
if GIT_ASKPASS=$secret GIT_TERMINAL_PROMPT=0 git -c credential.username=x-access-token push --quiet origin HEAD:main; then
    echo "committed $file"
elif git fetch --quiet origin main && [ "$(git rev-parse FETCH_HEAD)" != "$before" ]; then
    echo "main has moved on; its own run writes $file"
else
    echo "The push was refused" >&2
    exit 1
fi
