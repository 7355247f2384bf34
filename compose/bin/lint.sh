#!/usr/bin/env bash
# Everything that can be said of the sources without running a test, the quick answers first.
set -euo pipefail

usage() {
    cat <<'TEXT'
usage: lint.sh [--fix] [MODULE]

Scripts (shellcheck), settings (check_env_keys.sh), then with Maven the format of every source, and the compilation with Error Prone and NullAway, of all
modules or of MODULE and what it needs, and the UI's types and format.

--fix   lays out every source before

Exits with 1 at the first that is not well, with 2 when called wrongly.
TEXT
}

fix=no
module=
for word in "$@"; do
    case "$word" in
        -h | --help)
            usage
            exit 0
            ;;
        --fix) fix=yes ;;
        -*)
            usage >&2
            exit 2
            ;;
        *) module=$word ;;
    esac
done
cd "$(dirname "$0")/../.."
if [ -n "$module" ] && [ ! -f "$module/pom.xml" ]; then
    echo "There is no module $module" >&2
    exit 2
fi
scope=()
if [ -n "$module" ]; then
    scope=(-pl "$module" -am)
fi

web=gateway-service/src/main/web
if [ "$fix" = yes ]; then
    mvn -B -Pformat
    (cd "$web" && npm ci && npm run format)
fi
if command -v shellcheck >/dev/null; then
    shellcheck --external-sources .ci/run compose/bin/*.sh compose/bin/lib/*.sh compose/postgres/*.sh compose/dokploy/*.sh compose/dokploy/*/*.sh compose/production/*.sh compose/production/nginx/*.sh
else
    echo "Not run: shellcheck is missing"
fi
compose/bin/check_env_keys.sh
mvn -B -DskipTests "${scope[@]}" package
if [ -z "$module" ] || [ "$module" = gateway-service ]; then
    (cd "$web" && npm run lint)
fi
