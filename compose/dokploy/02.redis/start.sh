#!/bin/sh
# usage: start.sh
#
# Starts Redis with the password from the environment, by a file that only Redis reads: never by the words of a command.
set -eu
umask 077
file=${REDIS_CONFIGURATION:-/run/redis/redis.conf}
printf 'requirepass "%s"\nappendonly yes\nsave 60 1\n' "$(printf '%s' "${PASSWORD:?is missing}" | sed 's/[\\"]/\\&/g')" >"$file"
if [ "$(id -u)" = 0 ] && id redis >/dev/null 2>&1; then
    chown redis "$file"
fi
unset PASSWORD
exec docker-entrypoint.sh redis-server "$file"
