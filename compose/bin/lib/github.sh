# shellcheck shell=bash
# What the scripts that talk to GitHub's API share; sourced. Needs a folder of the caller's in $work, which the caller removes.

# github_ready: whether there is what a call needs
github_ready() {
    local program
    for program in curl jq; do
        if ! command -v "$program" >/dev/null; then
            echo "$program is missing" >&2
            exit 2
        fi
    done
    if [ -z "${GITHUB_TOKEN:-}" ] || [ -z "${GITHUB_REPOSITORY:-}" ]; then
        echo "GITHUB_TOKEN and GITHUB_REPOSITORY must be set" >&2
        exit 2
    fi
    # In a file and not among the arguments, which every process of the machine can read.
    (umask 077 && printf 'header = "Authorization: Bearer %s"\nheader = "Accept: application/vnd.github+json"\n' "$GITHUB_TOKEN" >"${work:?}/curl")
}

# github METHOD PATH [BODY]: the answer's body on the output; fails, and says why, unless GitHub says that it went well
github() {
    local method=$1 path=$2 status
    local words=(--silent --show-error --config "$work/curl" --connect-timeout 10 --max-time 60 --request "$method"
        --output "$work/answer" --write-out '%{http_code}')
    if [ $# -gt 2 ]; then
        printf '%s' "$3" >"$work/body"
        words+=(--header 'Content-Type: application/json' --data-binary "@$work/body")
    fi
    status=$(curl "${words[@]}" "${GITHUB_API_URL:-https://api.github.com}/repos/$GITHUB_REPOSITORY/$path") || status=000
    case "$status" in
        2??) cat "$work/answer" ;;
        *)
            echo "GitHub answered $status to $method $path" >&2
            return 1
            ;;
    esac
}
