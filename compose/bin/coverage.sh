#!/usr/bin/env bash
# What the tests that ran last reached, as one figure that must not fall.
set -euo pipefail

usage() {
    cat <<'TEXT'
usage: coverage.sh [--only COMPONENT | --changed]

Reads what JaCoCo and Vitest measured during the last mvn verify (and what shards left in target/shards), says it per component and together,
and compares it with the baseline: any figure below it is a failure. When none is, unified-coverage.json is written anew. The figures of this run
are in target/unified-coverage.json in any case, and what others draw in target/lcov.

  --only COMPONENT   gateway, statement, reconciliation, report, platform or web alone; the baseline is not written
  --changed          only the files that changed since main, of which 99 % must be reached; no baseline

BASELINE_FILE        what to compare with, unified-coverage.json by default; without it nothing is compared
COVERAGE_THRESHOLD   percent of all lines that must be reached at least, 0 by default
PACKAGE_THRESHOLD    the same of each package of a service, 0 by default; those below it are named

Exits with 1 when a figure fell or is too low, with 2 when nothing was measured or it is called wrongly.
TEXT
}

root=$(cd "$(dirname "$0")/../.." && pwd)
words=()
case "${1:-}" in
    -h | --help)
        usage
        exit 0
        ;;
    '') ;;
    --only)
        if [ $# -ne 2 ]; then
            usage >&2
            exit 2
        fi
        words=(--only "$2")
        ;;
    --changed)
        changed=$(mktemp)
        trap 'rm -f "$changed"' EXIT
        "$root/compose/bin/changed_classes.sh" >"$changed"
        words=(--changed "$changed" --at-least 99)
        ;;
    *)
        usage >&2
        exit 2
        ;;
esac

program=$root/compose/environments/target
if [ ! -s "$program/coverage.classpath" ]; then
    echo "Not built: run mvn -pl compose/environments -am -DskipTests package first" >&2
    exit 2
fi
status=0
java -classpath "$program/classes:$(cat "$program/coverage.classpath")" \
    io.financereport.environments.coverage.UnifiedCoverage "$root" "${words[@]}" || status=$?
exit "$status"
