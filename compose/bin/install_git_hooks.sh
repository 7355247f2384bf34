#!/usr/bin/env bash
# Has git clean up orphaned test databases behind each push.
set -euo pipefail

usage() {
    cat <<'TEXT'
usage: install_git_hooks.sh [--dry-run | --uninstall]

Installs a pre-push hook that runs compose/bin/cleanup_orphaned_dbs.sh in the background: the push does not wait for it and does not fail by it, and
what it says goes to pre-push.log in the cache folder finance_report. (Git has no hook for after a push.) It lies where git looks for
hooks, core.hooksPath included, and serves every work tree of the repository; a work tree without the script is left alone.

A pre-push hook of somebody else's is not touched: the line to add to it is printed instead.

--dry-run    says what would be done and does nothing
--uninstall  removes the hook, unless it is somebody else's

Exits with 0; with 1 where somebody else's hook is in the way; with 2 when called wrongly or outside a git repository.
TEXT
}

readonly MARK='# finance-report: pre-push hook of compose/bin/install_git_hooks.sh'

action=install
case "$#:${1:-}" in
    0:) ;;
    1:-h | 1:--help)
        usage
        exit 0
        ;;
    1:--dry-run) action=say ;;
    1:--uninstall) action=uninstall ;;
    *)
        usage >&2
        exit 2
        ;;
esac

checkout=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)
cd "$checkout"
unset GIT_DIR GIT_WORK_TREE
if ! hooks=$(git rev-parse --git-path hooks 2>/dev/null); then
    printf '%s is no git repository.\n' "$checkout" >&2
    exit 2
fi
hook=$hooks/pre-push

hook_text() {
    printf '#!/usr/bin/env bash\n%s\n' "$MARK"
    cat <<'HOOK'
top=$(git rev-parse --show-toplevel) || exit 0
clean=$top/compose/bin/cleanup_orphaned_dbs.sh
log=${XDG_CACHE_HOME:-$HOME/.cache}/finance_report/pre-push.log
if [ -x "$clean" ] && mkdir -p "${log%/*}" && chmod 700 "${log%/*}"; then
    (
        unset GIT_DIR GIT_WORK_TREE
        trap '' HUP
        "$clean"
    ) </dev/null >"$log" 2>&1 &
fi
exit 0
HOOK
}

if [ -e "$hook" ] && ! grep -qxF "$MARK" "$hook"; then
    printf '%s is somebody else'"'"'s and stays as it is. To clean up behind a push, add to it:\n' "$hook" >&2
    printf '    (compose/bin/cleanup_orphaned_dbs.sh </dev/null >/dev/null 2>&1 &)\n' >&2
    exit 1
fi
case "$action" in
    say)
        printf 'would write %s\n' "$hook"
        ;;
    uninstall)
        rm -f "$hook"
        printf 'removed %s\n' "$hook"
        ;;
    install)
        mkdir -p "$hooks"
        # Whole or not at all: git may look at any moment.
        hook_text >"$hook.new"
        chmod 755 "$hook.new"
        mv "$hook.new" "$hook"
        printf 'installed %s\n' "$hook"
        ;;
esac
