#!/usr/bin/env bash
# Goes back to the tag that ran before, by a deployment like any other: Dokploy itself keeps nothing to go back to for a compose.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source-path=SCRIPTDIR source=lib/dokploy.sh
. "$here/lib/dokploy.sh"
# shellcheck source-path=SCRIPTDIR source=lib/versions.sh
. "$here/lib/versions.sh"

usage() {
    cat <<'TEXT'
usage: rollback.sh [--dry-run] [--to TAG] <compose_id> <app_url>

Deploys what ran before. dokploy_deploy.sh keeps it in the env of the compose, as the gateway's tag and those of services that had another one
(v1.2.3,statement=v1.2.4):
  GATEWAY_IMAGE_TAG and those of the others   what was deployed last
  HEALTHY_IMAGE_TAG    what was healthy last; when it is not what was deployed last, that failed and this is where to go
  PREVIOUS_IMAGE_TAG   what was healthy before that; where to go when the last deployment was healthy and is bad all the same
Where one service alone was another, it alone is deployed and the containers of the others stay.
After a rollback no previous tag is known, so a second one ends with 1 and changes nothing, unless --to names a tag.

Migrations are not undone: by rule those of a release work with the release before it.

  --dry-run   says where it would go, changes nothing
  --to TAG    goes there: a tag of all services, or one with those of single services behind it

Exits with 0 when the old version runs and is healthy, with 1 otherwise, with 2 when called wrongly. The environment is that of
dokploy_deploy.sh.
TEXT
}

options=()
target=
while [ $# -gt 0 ]; do
    case $1 in
        -h | --help)
            usage
            exit 0
            ;;
        --dry-run) options+=(--dry-run) ;;
        --to)
            target=${2:-}
            [ -n "$target" ] || misuse "--to needs a tag"
            shift
            ;;
        -*)
            usage >&2
            exit 2
            ;;
        *) break ;;
    esac
    shift
done
if [ $# -ne 2 ]; then
    usage >&2
    exit 2
fi
dokploy_id compose_id "$1"

dokploy_open
dokploy_read "$1"
running=$(version_running)
healthy=$(dokploy_env HEALTHY_IMAGE_TAG)
if [ -z "$target" ]; then
    if [ -n "$healthy" ] && [ "$healthy" != "$running" ]; then
        target=$healthy
    else
        target=$(dokploy_env PREVIOUS_IMAGE_TAG)
    fi
fi
[ -n "$target" ] || fail "No tag is known that ran before ${running:-this}: name one with --to"
version_check "$target"
[ "$target" != "$running" ] || fail "$running runs already"
say "Going back from ${running:-no tag} to $target"
others=()
for service in "${SERVICES[@]}"; do
    [ "$(version_tag "$running" "$service")" = "$(version_tag "$target" "$service")" ] || others+=("$service")
done
if [ -n "$running" ] && [ ${#others[@]} = 1 ]; then
    options+=(--service "${others[0]}")
    target=$(version_tag "$target" "${others[0]}")
fi
# The commit is that of the old tag, not that of the run that calls this.
GIT_COMMIT_SHA='' "$here/dokploy_deploy.sh" "${options[@]}" --back "$1" "$target" "$2"
