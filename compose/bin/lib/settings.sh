# shellcheck shell=bash
# Reads a file of KEY=value lines, such as .env, as docker compose does, without running any of it. To be sourced.

# settings_export FILE [PATTERN]: exports what the file says, of the keys that match; what the environment says already wins, as it does with
# docker compose
settings_export() {
    local line key value wanted=${2:-.}
    while IFS= read -r line || [ -n "$line" ]; do
        line=${line%$'\r'}
        line=${line#export }
        if [[ $line =~ ^([A-Za-z_][A-Za-z0-9_]*)=(.*)$ ]]; then
            key=${BASH_REMATCH[1]} value=${BASH_REMATCH[2]}
            if [[ $value =~ ^\"(.*)\"[[:space:]]*(#.*)?$ ]] || [[ $value =~ ^\'(.*)\'[[:space:]]*(#.*)?$ ]]; then
                value=${BASH_REMATCH[1]}
            else
                value=${value%%[[:space:]]#*}
                value=${value%"${value##*[![:space:]]}"}
            fi
            if [[ $key =~ $wanted ]] && [ -z "${!key+is set}" ]; then
                export "$key=$value"
            fi
        elif [[ ! $line =~ ^[[:space:]]*(#|$) ]]; then
            printf 'warning: %s has a line that is no KEY=value: it is left out.\n' "$1" >&2
        fi
    done <"$1"
}

# settings_file CHECKOUT: its .env, or the example where there is none, whose passwords are for one's own machine
settings_file() {
    if [ -e "$1/.env" ]; then
        printf '%s' "$1/.env"
    else
        printf '%s' "$1/.env.example"
    fi
}
