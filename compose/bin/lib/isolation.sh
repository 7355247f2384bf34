# shellcheck shell=bash
# The names under which one checkout keeps what it makes on servers that others use too. To be sourced.
# The same rules for tests in Java are io.financereport.test.TestNamespace; one table of cases holds both to docs/reference/isolation.md.

# 20 characters before it (finance_report_test_) and six behind it (a worker) make PostgreSQL's 63 bytes.
readonly NAMESPACE_CHARS_MAX=37 NAMESPACE_KEPT_CHARS=28 GIT_SECONDS_MAX=60

# The checkout that these scripts belong to, wherever they are called from and by whatever link.
ISOLATION_CHECKOUT=$(cd "$(dirname "${BASH_SOURCE[0]}")/../../.." && pwd -P)
readonly ISOLATION_CHECKOUT

isolation_warn() {
    printf 'warning: %s\n' "$*" >&2
}

# hash8 TEXT: the first eight hexadecimal digits of its SHA-256
hash8() {
    local sum
    if command -v sha256sum >/dev/null; then
        sum=$(printf '%s' "$1" | sha256sum)
    else
        sum=$(printf '%s' "$1" | shasum -a 256)
    fi
    printf '%s' "${sum:0:8}"
}

# namespace_sanitize TEXT: small ASCII letters, digits and single underscores between them; fails where nothing is left
namespace_sanitize() {
    local LC_ALL=C name=$1
    name=${name,,}
    name=${name//[\/-]/_}
    name=${name//[!a-z0-9_]/}
    while [[ $name == *__* ]]; do
        name=${name//__/_}
    done
    name=${name#_}
    name=${name%_}
    if [ -z "$name" ]; then
        printf 'No namespace can be made of "%s": it holds no letter of a to z and no digit.\n' "$1" >&2
        return 1
    fi
    printf '%s' "$name"
}

# namespace_shorten NAME: as it is up to 37 characters, else its beginning and a hash of the whole
namespace_shorten() {
    local name=$1 kept
    if [ "${#name}" -le "$NAMESPACE_CHARS_MAX" ]; then
        printf '%s' "$name"
    else
        kept=${name:0:$NAMESPACE_KEPT_CHARS}
        printf '%s_%s' "${kept%_}" "$(hash8 "$name")"
    fi
}

# The branch of the checkout; nothing where there is none. A hook's GIT_DIR does not lead it elsewhere.
checkout_branch() {
    local bounded=()
    if command -v timeout >/dev/null; then
        bounded=(timeout "$GIT_SECONDS_MAX")
    fi
    "${bounded[@]}" env -u GIT_DIR -u GIT_WORK_TREE git -C "$ISOLATION_CHECKOUT" branch --show-current 2>/dev/null || true
}

# namespace_current: TEST_NAMESPACE, else BRANCH_NAME (and WORKSPACE_ID), else the git branch and where the checkout lies, else where it lies
namespace_current() {
    local name workspace branch
    if [ -n "${TEST_NAMESPACE:-}" ]; then
        name=$(namespace_sanitize "$TEST_NAMESPACE") || return 1
    elif [ -n "${BRANCH_NAME:-}" ]; then
        name=$(namespace_sanitize "$BRANCH_NAME") || return 1
        if [ -n "${WORKSPACE_ID:-}" ]; then
            if workspace=$(namespace_sanitize "$WORKSPACE_ID" 2>/dev/null); then
                name=${name}_$workspace
            else
                isolation_warn "WORKSPACE_ID \"$WORKSPACE_ID\" holds no letter of a to z and no digit: it is left out."
            fi
        fi
    elif branch=$(checkout_branch) && [ -n "$branch" ] && name=$(namespace_sanitize "$branch" 2>/dev/null); then
        name=${name}_$(hash8 "$ISOLATION_CHECKOUT")
    else
        name=default_$(hash8 "$ISOLATION_CHECKOUT")
        isolation_warn "No branch to name the tests after: they are called $name. BRANCH_NAME gives them a name."
    fi
    namespace_shorten "$name"
}

# What is named after a namespace
namespace_test_database() { printf 'finance_report_test_%s' "$1"; }
namespace_dev_database() { printf 'finance_report_dev_%s' "$1"; }
namespace_suffix() { printf -- '-%s' "$1"; }
namespace_project() { printf 'finance-report-%s' "$1"; }
# An underscore is not allowed in a bucket's name.
namespace_bucket() { printf 'statements-%s' "${1//_/-}"; }
