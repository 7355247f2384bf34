#!/usr/bin/env bash
# Names a commit of main a release: an annotated tag v1.2.3. The pushed tag makes the images; deploying them is a step of its own.
set -euo pipefail
# shellcheck source=compose/bin/lib/baseline.sh
. "$(dirname "$0")/lib/baseline.sh"

usage() {
    cat <<'TEXT'
usage: release.sh [--dry-run] [--push] <version>

<version> is 1.2.3 or v1.2.3. The tree must be clean and on main (or on hotfix/<version>), no tag of this name may be there or in origin, and
on main the commit must be that of origin/main. Makes the annotated tag v<version> and prints the command that pushes it.

The tag is of the commit that is checked out. Where that only keeps main's coverage (unified-coverage.json with [skip ci]), the tag is of the one
before, and this is said: GitHub starts nothing for a tag of a commit that says [skip ci]. Any other commit that says so is refused.

  --dry-run   checks, makes nothing
  --push      pushes the tag as well

Exits with 0 when the tag is made, with 1 otherwise, with 2 when called wrongly.
TEXT
}

refuse() {
    printf 'FAIL  %s\n' "$*" >&2
    exit 1
}

dry_run=no
push=no
while [ $# -gt 0 ]; do
    case $1 in
        -h | --help)
            usage
            exit 0
            ;;
        --dry-run) dry_run=yes ;;
        --push) push=yes ;;
        -*)
            usage >&2
            exit 2
            ;;
        *) break ;;
    esac
    shift
done
if [ $# -ne 1 ]; then
    usage >&2
    exit 2
fi
version=${1#v}
if ! [[ $version =~ ^(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)$ ]]; then
    printf "'%s' is no version: three numbers, as 1.2.3\n" "$1" >&2
    exit 2
fi
readonly tag=v$version REMOTE_SECONDS_MAX=60

branch=$(git symbolic-ref --quiet --short HEAD) || refuse "no branch is checked out"
case $branch in
    main | "hotfix/$version" | "hotfix/$tag") ;;
    *) refuse "on $branch: a release is made on main, or on hotfix/$version" ;;
esac
[ -z "$(git status --porcelain)" ] || refuse "the tree is not clean: commit or remove what git status shows"
! git rev-parse --quiet --verify "refs/tags/$tag" >/dev/null || refuse "$tag is there already; a release is never made again, take the next version"
if git remote get-url origin >/dev/null 2>&1; then
    there=$(timeout "$REMOTE_SECONDS_MAX" git ls-remote origin "refs/tags/$tag" refs/heads/main) || refuse "origin cannot be asked"
    ! grep -q "refs/tags/$tag\$" <<<"$there" || refuse "$tag is in origin already; take the next version"
    if [ "$branch" = main ]; then
        grep -q "^$(git rev-parse HEAD)[[:space:]]refs/heads/main\$" <<<"$there" ||
            refuse "main here is not main in origin: pull or push first, so that what was tested is what is released"
    fi
elif [ "$push" = yes ]; then
    refuse "there is no origin to push to"
fi
commit=$(git rev-parse HEAD)
if is_baseline HEAD; then
    commit=$(git rev-parse --verify --quiet 'HEAD^1^{commit}') || refuse "the commit before HEAD is not here: git fetch --unshallow"
    printf '%s keeps the coverage alone and says [skip ci]: the release is the commit before it\n' "$(git rev-parse --short HEAD)"
fi
readonly commit
! starts_nothing "$commit" ||
    refuse "$(git rev-parse --short "$commit") says that no pipeline is to start: none tested it, none would make its images. Commit something else first"

if [ "$dry_run" = yes ]; then
    printf 'Would make %s of %s\n' "$tag" "$(git rev-parse --short "$commit")"
    exit 0
fi
git tag -a "$tag" -m "Finance Report $version" "$commit"
printf 'ok    made %s of %s\n' "$tag" "$(git rev-parse --short "$commit")"
if [ "$push" = yes ]; then
    timeout "$REMOTE_SECONDS_MAX" git push --quiet origin "refs/tags/$tag" || refuse "$tag is made and could not be pushed: git push origin $tag"
    printf 'ok    pushed %s\n' "$tag"
else
    printf 'Push it with: git push origin %s\n' "$tag"
fi
