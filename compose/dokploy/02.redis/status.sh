#!/usr/bin/env bash
# usage: status.sh ENVIRONMENT
#
# Says whether this layer of an environment is well: compose/bin/layer_status.sh redis.
set -euo pipefail
case "${1:-}" in
    -h | --help) exec "$(dirname "$0")/../../bin/layer_status.sh" --help ;;
esac
exec "$(dirname "$0")/../../bin/layer_status.sh" redis "$@"
