#!/bin/sh
# usage: with-secrets.sh COMMAND [ARGUMENT...]
#
# Waits until vault-agent has written /secrets/.env, at most SECRETS_SECONDS_MAX, puts its lines into the environment and becomes the command.
# A line is KEY=value and the value is all that follows, as it stands: nothing of it is ever read as a shell's words. For images that have
# nothing but sh; the services read the file by themselves.
set -eu

if [ $# = 0 ] || [ "$1" = --help ]; then
    sed -n 's/^# \{0,1\}//p' "$0" | sed '1d;/^usage/!{/^$/d;}'
    [ $# -gt 0 ] && exit 0
    exit 2
fi

file=${SECRETS_FILE:-/secrets/.env}
waited=0
until [ -s "$file" ]; do
    if [ "$waited" -ge "${SECRETS_SECONDS_MAX:-120}" ]; then
        echo "with-secrets: $file is not there after $waited s: is vault-agent healthy?" >&2
        exit 1
    fi
    sleep 1
    waited=$((waited + 1))
done

while IFS= read -r line || [ -n "$line" ]; do
    case $line in
        '' | '#'*) ;;
        [A-Z_]*=*)
            key=${line%%=*}
            case $key in
                *[!A-Z0-9_]*) echo "with-secrets: a line of $file has no name before its first =" >&2 && exit 1 ;;
            esac
            export "$key=${line#*=}"
            ;;
        *) echo "with-secrets: a line of $file is not KEY=value" >&2 && exit 1 ;;
    esac
done <"$file"

exec "$@"
