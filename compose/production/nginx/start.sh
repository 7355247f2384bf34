#!/bin/sh
# usage: start.sh
#
# Becomes nginx with the configuration beside it. HTTPS is there as soon as there is a certificate, and a new certificate is taken up, each within
# CERTIFICATE_SECONDS (10).
set -eu
folder=$(cd "$(dirname "$0")" && pwd)
certificate=${CERTIFICATE:-/etc/letsencrypt/live/finance-report/fullchain.pem}
enabled=${ENABLED:-/run/finance-report}

seen() {
    cksum <"$certificate" 2>/dev/null || true
}

take_up() {
    if [ -s "$certificate" ]; then
        cp "$folder/https.conf" "$enabled/https.conf"
    fi
}

mkdir -p "$enabled"
known=$(seen)
take_up
while sleep "${CERTIFICATE_SECONDS:-10}"; do
    now=$(seen)
    # Until nginx could read both: the chain may be there before its key.
    if [ "$now" != "$known" ] && take_up && nginx -e stderr -q -t -c "$folder/nginx.conf" && nginx -e stderr -s reload -c "$folder/nginx.conf"; then
        known=$now
    fi
done &

exec nginx -e stderr -c "$folder/nginx.conf"
