# shellcheck shell=bash
# Who holds something, written so that it can be told later whether that process still lives. To be sourced.
# io.financereport.test.Holder writes and reads the same words: pid=<pid> start=<start> host=<host> since=<seconds>
# A process is the same one only when its start time is: a pid is given to another process sooner or later.

# What was taken on another machine cannot be asked; nobody's tests go on for a day.
readonly HOLDER_ELSEWHERE_SECONDS_MAX=86400
readonly HOLDER_WORDS='pid=([0-9]+) start=([0-9]+|-) host=([^ ]+) since=([0-9]+)'

# holder_start PID: when it began, in the kernel's ticks; fails where it has ended, "-" where this machine cannot tell
holder_start() {
    local stat fields
    if [ -r /proc/self/stat ]; then
        stat=$(cat "/proc/$1/stat" 2>/dev/null) || return 1
        # After the program's name in parentheses, which may hold anything: its state, and 19 further on its start.
        read -ra fields <<<"${stat##*) }"
        [ "${fields[0]}" != Z ] && [ "${fields[0]}" != X ] || return 1
        printf '%s' "${fields[19]}"
    else
        ps -p "$1" >/dev/null 2>&1 || return 1
        printf -- '-'
    fi
}

# holder_of PID: the words for a process that lives
holder_of() {
    local start
    start=$(holder_start "$1") || return 1
    printf 'pid=%s start=%s host=%s since=%(%s)T' "$1" "$start" "$(uname -n)" -1
}

# holder_is_alive WORDS: whether that process lives, or may live where nobody here can look
holder_is_alive() {
    local pid start host since now started
    [[ $1 =~ $HOLDER_WORDS ]] || return 1
    pid=${BASH_REMATCH[1]} start=${BASH_REMATCH[2]} host=${BASH_REMATCH[3]} since=${BASH_REMATCH[4]}
    if [ "$host" != "$(uname -n)" ]; then
        printf -v now '%(%s)T' -1
        [ $((now - since)) -lt "$HOLDER_ELSEWHERE_SECONDS_MAX" ]
    else
        started=$(holder_start "$pid") || return 1
        [ "$start" = - ] || [ "$started" = "$start" ]
    fi
}

# holder_folder: where the state of runs lies, for this user's eyes only
holder_folder() {
    local folder=${XDG_CACHE_HOME:-$HOME/.cache}/finance_report
    mkdir -p "$folder"
    chmod 700 "$folder"
    printf '%s' "$folder"
}
