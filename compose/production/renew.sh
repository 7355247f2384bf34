#!/bin/sh
# usage: renew.sh
#
# Renews the certificate when it is due, and looks whether it is twice a day, or every RENEW_SECONDS. A look that ended well is told to the
# health check by the age of RENEWED (/tmp/renewed).
set -eu
trap 'exit 0' TERM INT
while :; do
    if certbot renew --quiet --webroot --webroot-path /var/www/acme; then
        touch "${RENEWED:-/tmp/renewed}"
    fi
    # In the background, since a shell hears a signal only when it waits.
    sleep "${RENEW_SECONDS:-43200}" &
    wait $!
done
