#!/usr/bin/env bash
# Removes the preview of a pull request: its compose in Dokploy with its volumes, volumes left on the host, and its images.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source-path=SCRIPTDIR source=lib/dokploy.sh
. "$here/lib/dokploy.sh"
# shellcheck source-path=SCRIPTDIR source=lib/vps.sh
. "$here/lib/vps.sh"

usage() {
    cat <<'TEXT'
usage: preview_destroy.sh [--dry-run] <number>

Removes what belongs to pr-<number> and to nothing else (4 is not 47):
  the compose of exactly this name in Dokploy, with its volumes
  volumes of it that are left on the host, by ssh, where VPS_HOST and VPS_SSH_KEY are set
  images of exactly this tag, through gh, where it is there and GITHUB_REPOSITORY_OWNER is set; an image that has another tag besides stays
What cannot be reached is said and passed over. May be repeated: what is gone is gone.

  --dry-run   says what would be removed, removes nothing

Exits with 0 when nothing of it is left where it could look, with 1 otherwise, with 2 when called wrongly or without curl or jq.

  DOKPLOY_API_URL, DOKPLOY_API_KEY   where Dokploy's API is (https://<host>/api), and a key for it
  DOKPLOY_ENVIRONMENT_ID             the environment that holds the previews
  VPS_HOST, VPS_USER (root)          the host of the previews
  VPS_SSH_KEY, VPS_KNOWN_HOSTS       the private key itself, and the host's line of known_hosts; without it the first answer is believed
  GITHUB_REPOSITORY_OWNER, GH_TOKEN  whose packages, and gh's token
  PREVIEW_GONE_SECONDS_MAX           how long Dokploy may take to remove it (120)
TEXT
}

dry_run=no
case "${1:-}" in
    -h | --help)
        usage
        exit 0
        ;;
    --dry-run)
        dry_run=yes
        shift
        ;;
esac
if [ $# -ne 1 ] || ! [[ $1 =~ ^[1-9][0-9]{0,6}$ ]]; then
    usage >&2
    exit 2
fi
readonly name=pr-$1
readonly images=(finance_report-gateway finance_report-statement finance_report-reconciliation finance_report-report)
failed=0
application=
[ -n "${DOKPLOY_ENVIRONMENT_ID:-}" ] || misuse "DOKPLOY_ENVIRONMENT_ID is not set"
dokploy_id DOKPLOY_ENVIRONMENT_ID "$DOKPLOY_ENVIRONMENT_ID"

# find_preview: sets ids to those of the composes with exactly this name
find_preview() {
    dokploy_get "environment.one?environmentId=$DOKPLOY_ENVIRONMENT_ID" "$dokploy_folder/environment"
    ids=$(jq -r --arg name "$name" '.compose[] | select(.name == $name) | .composeId' "$dokploy_folder/environment" 2>/dev/null) ||
        fail "Dokploy environment.one answered something else than an environment"
}

destroy_compose() {
    local id begun=$SECONDS
    find_preview
    if [ -z "$ids" ]; then
        say "ok    Dokploy has no $name"
        return
    fi
    for id in $ids; do
        dokploy_id composeId "$id"
        dokploy_get "compose.one?composeId=$id" "$dokploy_folder/compose"
        application=$(jq -r '.appName // "" | select(test("^[A-Za-z0-9][A-Za-z0-9_.-]*$"))' "$dokploy_folder/compose")
        if [ "$dry_run" = yes ]; then
            say "Would remove the compose $name ($id) with its volumes"
            continue
        fi
        jq -n --arg id "$id" '{composeId: $id}' >"$dokploy_folder/body"
        # A courtesy to what runs; deleting stops it as well.
        dokploy_try POST compose.stop "$dokploy_folder/answer" "$dokploy_folder/body" || say "NOTE  $name did not stop ($dokploy_status)"
        jq -n --arg id "$id" '{composeId: $id, deleteVolumes: true}' >"$dokploy_folder/body"
        # Not repeated: where the answer is lost, the list tells.
        if ! dokploy_call POST compose.delete "$dokploy_folder/answer" "$dokploy_folder/body"; then
            [[ $dokploy_status =~ ^(000|404|5..|malformed)$ ]] || dokploy_refused compose.delete "$dokploy_folder/answer"
        fi
    done
    [ "$dry_run" = no ] || return 0
    while find_preview && [ -n "$ids" ]; do
        seconds_left "$begun" "${PREVIEW_GONE_SECONDS_MAX:-120}" || fail "Dokploy still has $name after ${PREVIEW_GONE_SECONDS_MAX:-120} s"
        pause_ms "$DOKPLOY_POLL_MS"
    done
    say "ok    removed $name from Dokploy"
}

# on_host WORD...: runs docker there
on_host() {
    timeout 60 ssh "${vps_options[@]}" -o BatchMode=yes -o ConnectTimeout=10 "${VPS_USER:-root}@$VPS_HOST" "$@" </dev/null
}

# Names of this product that end in -pr-<number>, alone or before _<volume>, and those of Dokploy's project: that which it told, or one of the name
# that preview_create.sh gives it and Dokploy's six characters behind it. What stands before has no digit, so that pr-47 is not taken for pr-4,
# and other products' previews of the same number are not touched.
destroy_volumes() {
    local found volumes=()
    if [ -z "${VPS_HOST:-}" ] || [ -z "${VPS_SSH_KEY:-}" ]; then
        say "skip  volumes on the host: VPS_HOST and VPS_SSH_KEY are not set"
        return
    fi
    if ! command -v ssh >/dev/null; then
        say "skip  volumes on the host: there is no ssh"
        return
    fi
    [[ $VPS_HOST =~ ^[A-Za-z0-9][A-Za-z0-9.-]*$ && ${VPS_USER:-root} =~ ^[a-z_][a-z0-9_-]*$ ]] || misuse "VPS_HOST or VPS_USER is no name"
    vps_key "$dokploy_folder"
    if ! found=$(on_host docker volume ls --quiet 2>/dev/null); then
        say "skip  volumes on the host: $VPS_HOST cannot be reached"
        return
    fi
    mapfile -t volumes < <(printf '%s\n' "$found" | jq -R -r --arg name "$name" --arg application "$application" '
        select(test("^[A-Za-z0-9][A-Za-z0-9_.-]*$"))
        | select(test("^finance[-_]report[A-Za-z_-]*-" + $name + "(-[a-z0-9]{6}_[A-Za-z0-9_.-]+|_[A-Za-z0-9_.-]+)?$")
            or ($application != "" and startswith($application + "_")))')
    if [ ${#volumes[@]} -eq 0 ]; then
        say "ok    no volume of $name is left on the host"
    elif [ "$dry_run" = yes ]; then
        say "Would remove the volumes ${volumes[*]}"
    elif on_host docker volume rm "${volumes[@]}" >/dev/null 2>&1; then
        say "ok    removed the volumes ${volumes[*]}"
    else
        say "FAIL  not all of the volumes ${volumes[*]} could be removed: does a container still use one?"
        failed=1
    fi
}

# destroy_image PACKAGE: an owner is an organisation or a person, and GitHub has an address for each
destroy_image() {
    local package=$1 kind base='' version
    for kind in orgs users; do
        base=/$kind/$GITHUB_REPOSITORY_OWNER/packages/container/$package/versions
        if timeout 60 gh api --paginate "$base?per_page=100" >"$dokploy_folder/versions" 2>/dev/null; then
            break
        fi
        base=
    done
    if [ -z "$base" ]; then
        say "skip  images of $package: gh cannot list them"
        return
    fi
    jq -r --arg name "$name" '.[] | (.metadata.container.tags // []) as $tags | select($tags | index($name))
        | "\(.id) \($tags - [$name] | length)"' "$dokploy_folder/versions" >"$dokploy_folder/found" 2>/dev/null || {
        say "skip  images of $package: gh answered something else than a list"
        return
    }
    while read -r version others; do
        if [ "$others" -gt 0 ]; then
            say "NOTE  version $version of $package stays: it has other tags than $name"
        elif [ "$dry_run" = yes ]; then
            say "Would remove version $version of $package"
        elif timeout 60 gh api --method DELETE "$base/$version" >/dev/null 2>&1 </dev/null; then
            say "ok    removed version $version of $package"
        else
            say "FAIL  version $version of $package could not be removed: may the token delete packages?"
            failed=1
        fi
    done <"$dokploy_folder/found"
}

destroy_images() {
    local image
    if ! command -v gh >/dev/null; then
        say "skip  images: there is no gh"
        return
    fi
    if ! [[ ${GITHUB_REPOSITORY_OWNER:-} =~ ^[A-Za-z0-9-]+$ ]]; then
        say "skip  images: GITHUB_REPOSITORY_OWNER is not set"
        return
    fi
    for image in "${images[@]}"; do
        destroy_image "$image"
    done
}

dokploy_open
destroy_compose
destroy_volumes
destroy_images
exit "$failed"
