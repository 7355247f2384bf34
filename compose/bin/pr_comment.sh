#!/usr/bin/env bash
# The one comment below a pull request that says where its preview is.
set -euo pipefail

usage() {
    cat <<'TEXT'
usage: pr_comment.sh <number> ready <url> <commit>
       pr_comment.sh <number> failed <url of the run>
       pr_comment.sh <number> gone

Writes the comment, or changes the one that it wrote before.

GITHUB_TOKEN, GITHUB_REPOSITORY  whom to ask for what; GITHUB_API_URL where

Exits with 0 when the comment says so, with 1 when GitHub refuses, with 2 when called wrongly or without curl or jq.
TEXT
}

case "${1:-}" in
    -h | --help)
        usage
        exit 0
        ;;
esac
if [ $# -lt 2 ] || ! [[ $1 =~ ^[1-9][0-9]{0,8}$ ]]; then
    usage >&2
    exit 2
fi
number=$1
mark='<!-- finance-report preview -->'
# shellcheck disable=SC2016 # the marks around the commit are Markdown
case "$2-$#" in
    ready-4) text=$(printf '### Preview\n\n| what | where |\n|---|---|\n| UI | %s |\n| health | %s/api/health |\n| API | %s/api/docs |\n\nCommit `%s`. It goes when the pull request is closed.' "$3" "$3" "$3" "${4:0:7}") ;;
    failed-3) text=$(printf '### Preview\n\nIt could not be made: see [the run](%s).' "$3") ;;
    gone-2) text=$(printf '### Preview\n\nIt is gone, with its data and its images.') ;;
    *)
        usage >&2
        exit 2
        ;;
esac

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# shellcheck source=compose/bin/lib/github.sh
. "$(dirname "$0")/lib/github.sh"
github_ready

body=$(jq --null-input --arg body "$mark"$'\n'"$text" '{body: $body}')
comment=
# Ten pages of a hundred: no discussion here is longer.
for ((page = 1; page <= 10; page++)); do
    github GET "issues/$number/comments?per_page=100&page=$page" >"$work/comments"
    comment=$(jq --raw-output --arg mark "$mark" '[.[] | select(.body | startswith($mark))][0].id // empty' "$work/comments")
    if [ -n "$comment" ] || [ "$(jq length "$work/comments")" -lt 100 ]; then
        break
    fi
done
if [ -n "$comment" ]; then
    github PATCH "issues/comments/$comment" "$body" >/dev/null
    echo "changed the comment $comment"
else
    github POST "issues/$number/comments" "$body" >/dev/null
    echo "wrote a comment"
fi
