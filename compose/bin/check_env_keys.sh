#!/usr/bin/env bash
# Holds the keys of the services' configuration, of the secrets' templates and of .env.example together.
set -euo pipefail

usage() {
    cat <<'TEXT'
usage: check_env_keys.sh [--diff | --fix] [FOLDER]

Compares, in the repository or in FOLDER, what the services read (${KEY:default} in src/main/resources/*.yml), what
compose/dokploy/10.app/secrets.ctmpl writes, and what .env.example shows, commented lines too:

  a key of the template that no service reads              unused secret
  a secret that a service reads and no template writes     secret without a template
  a key that a service reads and .env.example lacks        undocumented
  a database password in one layer's template only         layers disagree
  a key of .env.example that nobody reads                  a note, no fault

  --diff   prints the lines that are missing (+) and those that are too many (-)
  --fix    writes what is undocumented at the end of .env.example, commented, with its default; the rest is for a person to decide

Exits with 0 when all agree (after --fix: what is left), with 1 otherwise, with 2 when called wrongly.
TEXT
}

mode=check
folder=$(cd "$(dirname "$0")/../.." && pwd)
while [ $# -gt 0 ]; do
    case $1 in
        -h | --help)
            usage
            exit 0
            ;;
        --diff | --fix) mode=${1#--} ;;
        -*)
            usage >&2
            exit 2
            ;;
        *) folder=$1 ;;
    esac
    shift
done
cd "$folder"
readonly example=.env.example template=compose/dokploy/10.app/secrets.ctmpl database=compose/dokploy/01.postgres/secrets.ctmpl
for file in "$example" "$template" "$database"; do
    [ -f "$file" ] || {
        printf '%s is not in %s\n' "$file" "$PWD" >&2
        exit 2
    }
done
# Where there is nothing, a pattern stands for nothing.
shopt -s nullglob
sources=(*-service/src/main/resources/*.yml platform-bom/*/src/main/resources/*.yml)
composes=(docker-compose.yml compose/local.yml)
if [ ${#sources[@]} = 0 ]; then
    printf 'There is no configuration of a service in %s\n' "$PWD" >&2
    exit 2
fi

read_keys() {
    { grep -hoE '[$][{][A-Z][A-Z0-9_]*' "$@" || true; } | cut -c 3- | sort -u
}

template_keys() {
    { grep -oE '^[A-Z_][A-Z0-9_]*=' "$1" || true; } | tr -d '=' | sort -u
}

example_keys() {
    { grep -E '^(# ?)?(export )?[A-Z_][A-Z0-9_]*=' "$example" || true; } | sed -E 's/^(# ?)?(export )?([A-Z0-9_]+)=.*/\3/' | sort -u
}

only_secrets() {
    grep -E 'PASSWORD|SECRET|API_KEY|ACCESS_KEY|^REDIS_URI$' || true
}

# What a service takes where nothing is said; of a secret nothing is ever written down.
default_of() {
    if [ -z "$(only_secrets <<<"$1")" ]; then
        sed -nE "s/.*[$][{]$1:[\`]?([^}\`]*)[\`]?[}].*/\\1/p" "${sources[@]}" | head -n 1
    fi
}

faults=0
report() {
    local what=$1 sign=$2 keys=$3 key
    for key in $keys; do
        case $mode in
            diff) printf '%s%s\n' "$sign" "$key" ;;
            *) printf '%s: %s\n' "$what" "$key" ;;
        esac
        faults=$((faults + 1))
    done
}

read=$(read_keys "${sources[@]}")
written=$(template_keys "$template")
shown=$(example_keys)

# minus A B: the lines of A that are not in B
minus() {
    comm -23 <(printf '%s\n' "$1") <(printf '%s\n' "$2") | grep . || true
}

undocumented=$(minus "$read" "$shown")
if [ "$mode" = fix ] && [ -n "$undocumented" ]; then
    printf '\n' >>"$example"
    for key in $undocumented; do
        printf '# %s=%s\n' "$key" "$(default_of "$key")" >>"$example"
        printf 'written to %s: %s\n' "$example" "$key"
    done
    undocumented=
fi
if [ "$mode" = diff ]; then
    [ -z "$undocumented" ] || printf '%s\n' "--- $example"
    for key in $undocumented; do
        printf '+# %s=%s\n' "$key" "$(default_of "$key")"
        faults=$((faults + 1))
    done
else
    report undocumented + "$undocumented"
fi
unused=$(minus "$written" "$read")
lacking=$(minus "$(only_secrets <<<"$read")" "$written")
if [ "$mode" = diff ] && [ -n "$unused$lacking" ]; then
    printf '%s\n' "--- $template"
fi
report 'unused secret' - "$unused"
report 'secret without a template' + "$lacking"

roles=$(template_keys "$database" | grep -E '_DB_(OWNER|APP)_PASSWORD$' || true)
told=$(grep -E '_DB_(OWNER|APP)_PASSWORD$' <<<"$written" || true)
if [ "$mode" = diff ] && [ "$roles" != "$told" ]; then
    printf '%s\n' "--- $database"
fi
report "layers disagree" - "$(minus "$roles" "$told")"
report "layers disagree" + "$(minus "$told" "$roles")"

if [ "$mode" = check ]; then
    used=$(printf '%s\n%s\nCOMPOSE_FILE\nCOMPOSE_PROFILES\nLOG_FORMAT\nLOG_LEVEL\n' "$read" "$(read_keys "${composes[@]}")" | sort -u)
    for key in $(minus "$shown" "$used"); do
        printf 'note: nobody reads %s of %s\n' "$key" "$example"
    done
fi
if [ "$faults" -gt 0 ]; then
    exit 1
fi
if [ "$mode" != diff ]; then
    printf 'ok    %s keys of configuration, %s of the template, %s of %s\n' \
        "$(wc -w <<<"$read")" "$(wc -w <<<"$written")" "$(wc -w <<<"$shown")" "$example"
fi
