# shellcheck shell=bash
# The host of the previews by ssh, with the key in VPS_SSH_KEY and the host's line of known_hosts in VPS_KNOWN_HOSTS; without that line the first
# answer is believed. To be sourced.

vps_options=()

# vps_key FOLDER: puts the key and the line into this private folder, and what ssh is to be told into vps_options
vps_key() {
    local believe=accept-new
    (umask 077 && printf '%s\n' "$VPS_SSH_KEY" >"$1/key")
    printf '%s\n' "${VPS_KNOWN_HOSTS:-}" >"$1/hosts"
    if [ -n "${VPS_KNOWN_HOSTS:-}" ]; then
        believe=yes
    fi
    # shellcheck disable=SC2034 # for the script that sources this
    vps_options=(-i "$1/key" -o "UserKnownHostsFile=$1/hosts" -o "StrictHostKeyChecking=$believe")
}
