# shellcheck shell=bash
# What scripts say and how they end, and which tags may be deployed. To be sourced under set -euo pipefail.

say() {
    printf '%s\n' "$*"
}

fail() {
    printf 'FAIL  %s\n' "$*" >&2
    exit 1
}

misuse() {
    printf '%s\n' "$*" >&2
    exit 2
}

pause_ms() {
    sleep "$(printf '%d.%03d' $(($1 / 1000)) $(($1 % 1000)))"
}

# seconds_left BEGUN MAX: whether MAX whole seconds have not yet passed since SECONDS was BEGUN. It is a count of ticks: the first one may
# have come at once, so one more is waited for.
seconds_left() {
    [ $((SECONDS - $1)) -le "$2" ]
}

# quoted NAME VALUE: VALUE as a word of a curl configuration file
quoted() {
    case $2 in
        *$'\n'* | *$'\r'*) misuse "$1 goes over several lines" ;;
    esac
    local value=${2//\\/\\\\}
    printf '"%s"' "${value//\"/\\\"}"
}

# moving_tag TAG: whether what runs under this tag changes from day to day
moving_tag() {
    case $1 in
        '' | latest | main | master | staging | production | stable | edge | dev) return 0 ;;
        *) return 1 ;;
    esac
}

# require_fixed_tag TAG
require_fixed_tag() {
    ! moving_tag "$1" || misuse "The tag '$1' moves: what runs could not be told, nor be rolled back to. Deploy sha-<commit> or v1.2.3."
    [[ $1 =~ ^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$ ]] || misuse "'$1' is no tag of an image"
}
