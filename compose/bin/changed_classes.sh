#!/usr/bin/env bash
# Which sources of the product have changed here, one path a line.
set -euo pipefail

usage() {
    cat <<'TEXT'
usage: changed_classes.sh [BASE]

Prints the Java and TypeScript sources, tests left out, that differ from where this branch left BASE (default: $CHANGED_SINCE, else
origin/main, else main): committed, staged, not staged and new. What was deleted is left out. Paths begin at the repository's root.
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

root=$(git rev-parse --show-toplevel)
cd "$root"
base=${1:-${CHANGED_SINCE:-}}
if [ -z "$base" ]; then
    base=main
    if git rev-parse --verify --quiet origin/main >/dev/null; then
        base=origin/main
    fi
fi
if ! since=$(git merge-base HEAD "$base" 2>/dev/null); then
    echo "$base is no branch or commit that this one has left" >&2
    exit 2
fi

{
    git diff --name-only --diff-filter=d "$since" --
    git diff --name-only --diff-filter=d --cached "$since" --
    git ls-files --others --exclude-standard
} | sort --unique | while IFS= read -r path; do
    case "$path" in
        *.test.ts | *.test.tsx | *.d.ts) ;;
        */src/main/java/*.java | gateway-service/src/main/web/src/*.ts | gateway-service/src/main/web/src/*.tsx)
            if [ -f "$path" ]; then
                printf '%s\n' "$path"
            fi
            ;;
    esac
done
