# shellcheck shell=bash
# The commit in which the pipeline of main keeps the coverage that main reached (commit_baseline.sh): it changes one file and no product, and
# GitHub starts nothing for a commit that says [skip ci], nor for a tag upon it. So what is tested, deployed and released is the commit before.
# To be sourced.

# starts_nothing COMMIT: whether its message tells GitHub to start no pipeline
starts_nothing() {
    local message
    message=$(git log -1 --format=%B "$1" --) || return 2
    message=${message,,}
    [[ $message =~ \[(skip\ ci|ci\ skip|no\ ci|skip\ actions|actions\ skip)\]|(^|$'\n')skip-checks:\ *true ]]
}

# is_baseline COMMIT: whether it starts nothing and changes unified-coverage.json alone
is_baseline() {
    local parents changed
    parents=$(git log -1 --format=%P "$1" --) || return 2
    [[ $parents =~ ^[0-9a-f]+$ ]] || return 1
    changed=$(git diff-tree --no-commit-id --name-only -r "$1") || return 2
    [ "$changed" = unified-coverage.json ] && starts_nothing "$1"
}
