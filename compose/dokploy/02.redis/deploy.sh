#!/usr/bin/env bash
# usage: deploy.sh [--dry-run] ENVIRONMENT
#
# Deploys this layer of an environment: compose/bin/layer_deploy.sh redis.
set -euo pipefail
case "${1:-}" in
    -h | --help) exec "$(dirname "$0")/../../bin/layer_deploy.sh" --help ;;
esac
if [ "${1:-}" = --dry-run ]; then
    shift
    exec "$(dirname "$0")/../../bin/layer_deploy.sh" --dry-run redis "$@"
fi
exec "$(dirname "$0")/../../bin/layer_deploy.sh" redis "$@"
