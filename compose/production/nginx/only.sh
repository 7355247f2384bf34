#!/bin/sh
# usage: only.sh [ADDRESS...]
#
# From now on nginx sends requests to the gateways at these addresses alone; without one to all that DNS names, as it does from the start. What is
# on its way is answered by whom it was sent to. Exits with 1, and leaves everything as it was, where nginx cannot read its configuration.
set -eu
folder=$(cd "$(dirname "$0")" && pwd)
enabled=${ENABLED:-/run/finance-report}

rm -rf "$enabled/gateways.conf" "$enabled/gateway"
if [ $# -gt 0 ]; then
    mkdir "$enabled/gateway"
    {
        echo 'upstream gateways {'
        printf "    server %s:${GATEWAY_PORT:-8080} max_fails=0;\n" "$@"
        echo '}'
    } >"$enabled/gateways.conf"
    # It is nginx's variable.
    # shellcheck disable=SC2016
    echo 'set $gateway http://gateways;' >"$enabled/gateway/only.conf"
fi
if ! nginx -e stderr -q -t -c "$folder/nginx.conf"; then
    rm -rf "$enabled/gateways.conf" "$enabled/gateway"
    exit 1
fi
nginx -e stderr -s reload -c "$folder/nginx.conf"
