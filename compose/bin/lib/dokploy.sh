# shellcheck shell=bash disable=SC2016
# (SC2016: what looks like shell variables in single quotes is jq.)
# Dokploy's API for the scripts of this folder, which source it under set -euo pipefail: dokploy_open first, then the rest.
# Secrets lie in files of a private folder that goes at the end, never in arguments, and no answer's body is ever printed.

dokploy_library=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source-path=SCRIPTDIR source=script.sh
. "$dokploy_library/script.sh"
: "${DOKPLOY_CONNECT_SECONDS:=10}" "${DOKPLOY_ANSWER_SECONDS:=60}"
# A GET, and a POST that may be repeated, is tried this often: a Dokploy that is being updated is away for seconds, not for minutes.
: "${DOKPLOY_TRIES_MAX:=3}" "${DOKPLOY_RETRY_MS:=2000}"
# A deployment waits in a queue behind those of other projects before it appears, and may build or pull images once it runs.
: "${DOKPLOY_POLL_MS:=5000}" "${DOKPLOY_APPEAR_SECONDS_MAX:=300}" "${DOKPLOY_DEPLOY_SECONDS_MAX:=900}"
dokploy_folder=
dokploy_status=

dokploy_close() {
    rm -rf "$dokploy_folder"
}

# dokploy_open: checks what is needed, and writes the key where only curl reads it
dokploy_open() {
    local program
    for program in curl jq; do
        command -v "$program" >/dev/null || misuse "$program is needed and was not found"
    done
    [ -n "${DOKPLOY_API_URL:-}" ] || misuse "DOKPLOY_API_URL is not set (https://<host>/api)"
    [ -n "${DOKPLOY_API_KEY:-}" ] || misuse "DOKPLOY_API_KEY is not set"
    # The key goes with each request: in the clear only within this machine.
    [[ $DOKPLOY_API_URL =~ ^(https://|http://(localhost|127\.0\.0\.1)(:|/|$)) ]] ||
        misuse "DOKPLOY_API_URL must begin with https://"
    DOKPLOY_API_URL=${DOKPLOY_API_URL%/}
    dokploy_folder=$(umask 077 && mktemp -d)
    trap dokploy_close EXIT
    local header
    header=$(quoted DOKPLOY_API_KEY "x-api-key: $DOKPLOY_API_KEY")
    (umask 077 && printf 'header = %s\nconnect-timeout = %s\nmax-time = %s\nsilent\n' \
        "$header" "$DOKPLOY_CONNECT_SECONDS" "$DOKPLOY_ANSWER_SECONDS" >"$dokploy_folder/curl")
    if [ "${GITHUB_ACTIONS:-}" = true ]; then
        printf '::add-mask::%s\n' "$DOKPLOY_API_KEY"
    fi
}

# dokploy_call METHOD PATH OUT [BODY]: one request; sets dokploy_status, 000 where no whole answer came
dokploy_call() {
    local arguments=(--config "$dokploy_folder/curl" --request "$1" --dump-header "$dokploy_folder/headers" --output "$3" --write-out '%{http_code}')
    if [ $# -gt 3 ]; then
        arguments+=(--header 'Content-Type: application/json' --data-binary "@$4")
    fi
    : >"$3"
    dokploy_status=$(curl "${arguments[@]}" "$DOKPLOY_API_URL/$2") || dokploy_status=000
    [[ $dokploy_status =~ ^[0-9]{3}$ ]] || dokploy_status=000
    # An empty body is an answer to a change, and none to a question.
    if [[ $dokploy_status = 2* ]] && { [ "$1" = GET ] || [ -s "$3" ]; } && ! jq -e -s 'length == 1' "$3" >/dev/null 2>&1; then
        dokploy_status=malformed
    fi
    [[ $dokploy_status = 2* ]]
}

# dokploy_try METHOD PATH OUT [BODY]: repeats what may be repeated, where another try may help
dokploy_try() {
    local try=1
    until dokploy_call "$@"; do
        [[ $dokploy_status =~ ^(000|429|5..|malformed)$ ]] || return 1
        [ "$try" -lt "$DOKPLOY_TRIES_MAX" ] || return 1
        pause_ms $((DOKPLOY_RETRY_MS * try))
        try=$((try + 1))
    done
}

# dokploy_refused PROCEDURE OUT: ends with what the status means; of the body no more than Dokploy's own word for the error
dokploy_refused() {
    local meaning code
    case $dokploy_status in
        000) meaning="no whole answer within $DOKPLOY_ANSWER_SECONDS s" ;;
        malformed) meaning="the answer is not JSON: is DOKPLOY_API_URL the address that ends in /api?" ;;
        401 | 403) meaning="the key is not accepted: make one in Dokploy, Settings, Profile, API/CLI keys" ;;
        404) meaning="there is no such thing" ;;
        4??) meaning="the request is not accepted" ;;
        *) meaning="Dokploy has a fault: see its own log" ;;
    esac
    code=$(jq -r '.code // empty | select(type == "string" and test("^[A-Z_]{3,40}$"))' "$2" 2>/dev/null) || code=
    fail "Dokploy $1 answered $dokploy_status${code:+ $code}: $meaning (its body is not shown, it may repeat secrets)"
}

# dokploy_get PATH OUT
dokploy_get() {
    dokploy_try GET "$1" "$2" || dokploy_refused "${1%%\?*}" "$2"
}

# dokploy_post PROCEDURE BODY: for what may be repeated without harm
dokploy_post() {
    dokploy_try POST "$1" "$dokploy_folder/answer" "$2" || dokploy_refused "$1" "$dokploy_folder/answer"
}

# dokploy_post_once PROCEDURE BODY
dokploy_post_once() {
    dokploy_call POST "$1" "$dokploy_folder/answer" "$2" || dokploy_refused "$1" "$dokploy_folder/answer"
}

# dokploy_id NAME VALUE: ids go into addresses
dokploy_id() {
    [[ $2 =~ ^[A-Za-z0-9_-]{1,64}$ ]] || misuse "$1 is no id of Dokploy: letters, digits, - and _ only"
}

# dokploy_read ID: the compose as it is now, and its secrets masked in GitHub's log
dokploy_read() {
    dokploy_get "compose.one?composeId=$1" "$dokploy_folder/compose"
    jq -e '.composeId and ((.env // "") | type == "string")' "$dokploy_folder/compose" >/dev/null 2>&1 ||
        fail "Dokploy compose.one answered something else than a compose"
    if [ "${GITHUB_ACTIONS:-}" = true ]; then
        dokploy_jq -r '.env // "" | secrets[] | "::add-mask::" + (gsub("%"; "%25") | gsub("\r"; "%0D") | gsub("\n"; "%0A"))'
    fi
}

# dokploy_jq ARGUMENT... FILTER: over the compose that was read, with dotenv.jq; its faults are not printed, they quote the text
dokploy_jq() {
    local options=("${@:1:$#-1}")
    jq -L "$dokploy_library" "${options[@]}" "include \"dotenv\"; ${*: -1}" "$dokploy_folder/compose" 2>/dev/null ||
        fail "the env of the compose cannot be read"
}

# dokploy_env KEY: its value in the env that was read. For what is no secret.
dokploy_env() {
    dokploy_jq -r --arg key "$1" '.env // "" | env_value($key)'
}

# dokploy_set ID KEY=VALUE...: changes these keys, writes the whole env back, and looks whether it arrived as it was sent
dokploy_set() {
    local id=$1
    shift
    printf '%s\n' "$@" | jq -R 'split("=") | [.[0], (.[1:] | join("="))]' | jq -s . >"$dokploy_folder/pairs"
    dokploy_jq --arg id "$id" --slurpfile pairs "$dokploy_folder/pairs" \
        '{composeId: $id, env: (.env // "" | env_with($pairs[0]))}' >"$dokploy_folder/update"
    dokploy_post compose.update "$dokploy_folder/update"
    dokploy_read "$id"
    jq -e --slurpfile sent "$dokploy_folder/update" '.env == $sent[0].env' "$dokploy_folder/compose" >/dev/null 2>&1 ||
        fail "Dokploy does not hold the env that was sent: somebody else changes it at this time"
}

# dokploy_source: the field of the compose that says which branch or tag of its repository is cloned; nothing where the file was pasted
dokploy_source() {
    jq -r '{github: "branch", git: "customGitBranch", gitlab: "gitlabBranch", bitbucket: "bitbucketBranch", gitea: "giteaBranch"}
        [.sourceType // "github"] // empty' "$dokploy_folder/compose"
}

# dokploy_clones: the branch or tag that the next compose.deploy clones
dokploy_clones() {
    jq -r --arg field "$(dokploy_source)" '.[$field] // ""' "$dokploy_folder/compose"
}

# dokploy_clone ID REF: has the next compose.deploy clone this branch or tag, and looks whether Dokploy holds it
dokploy_clone() {
    jq -n --arg id "$1" --arg field "$(dokploy_source)" --arg ref "$2" '{composeId: $id, ($field): $ref}' >"$dokploy_folder/update"
    dokploy_post compose.update "$dokploy_folder/update"
    dokploy_read "$1"
    [ "$(dokploy_clones)" = "$2" ] || fail "Dokploy does not hold the branch that was sent: somebody else changes it at this time"
}

# dokploy_server: the server that the compose runs on, as a parameter; none where it is Dokploy's own
dokploy_server() {
    jq -r '.serverId // "" | select(test("^[A-Za-z0-9_-]+$")) | "&serverId=" + .' "$dokploy_folder/compose"
}

# dokploy_containers SERVICE: a line for each of its containers that runs, its id; fails where this Dokploy does not tell
dokploy_containers() {
    local application type
    application=$(jq -r '.appName | select(test("^[A-Za-z0-9_.-]+$"))' "$dokploy_folder/compose") || return 1
    type=$(jq -r 'if .composeType == "stack" then "stack" else "docker-compose" end' "$dokploy_folder/compose")
    dokploy_try GET "docker.getContainersByAppNameMatch?appName=$application&appType=$type$(dokploy_server)" \
        "$dokploy_folder/containers" || return 1
    # <project>-statement-1, <project>-statement-service-1, and <stack>_statement.1.<id>
    jq -r --arg application "$application" --arg service "$1" '
        .[] | select(.state == "running") | (.containerId // "") as $id | .name | ltrimstr("/") | select(startswith($application))
            | .[($application | length):] | select(test("^[-_]" + $service + "(-service)?[-.][0-9]+($|\\.)")) | $id' \
        "$dokploy_folder/containers" 2>/dev/null
}

# dokploy_runs SERVICE TAG: whether as many of its containers run as should, each of them of this tag's image and healthy
dokploy_runs() {
    local id replicas
    replicas=$(dokploy_env "${1^^}_REPLICAS")
    dokploy_containers "$1" >"$dokploy_folder/ids" || return 1
    [ "$(wc -l <"$dokploy_folder/ids")" -ge "${replicas:-1}" ] || return 1
    while read -r id; do
        [[ $id =~ ^[0-9a-f]{12,64}$ ]] || return 1
        dokploy_try GET "docker.getConfig?containerId=$id$(dokploy_server)" "$dokploy_folder/container" || return 1
        jq -e --arg tag ":$2" '(.Config.Image | endswith($tag)) and .State.Health.Status == "healthy"' \
            "$dokploy_folder/container" >/dev/null 2>&1 || return 1
    done <"$dokploy_folder/ids"
}

# Dokploy's own time, so that a clock that is off here does not take an old deployment for a new one
dokploy_now() {
    local date
    date=$(sed -n 's/^[Dd]ate: *\(.*[^\r]\)\r*$/\1/p' "$dokploy_folder/headers" | tail -n 1)
    date -u -d "${date:-now}" +%s
}

# dokploy_deploy ID PROCEDURE TITLE: compose.deploy or compose.redeploy, and its end. "Queued" is no end: the answer only means that a record
# may appear. It must be one that was not there before and did not start before.
dokploy_deploy() {
    local id=$1 procedure=$2 title=$3 since begun record state='' seen=''
    dokploy_read "$id"
    since=$(dokploy_now)
    jq '[.deployments[]?.deploymentId]' "$dokploy_folder/compose" >"$dokploy_folder/known"
    jq -n --arg id "$id" --arg title "$title" '{composeId: $id, title: $title}' >"$dokploy_folder/body"
    # Not repeated: a second one would queue a second deployment. Where the answer is lost, a record tells whether it was queued.
    if ! dokploy_call POST "$procedure" "$dokploy_folder/answer" "$dokploy_folder/body"; then
        [[ $dokploy_status =~ ^(000|5..|malformed)$ ]] || dokploy_refused "$procedure" "$dokploy_folder/answer"
        say "Dokploy's answer to $procedure was lost ($dokploy_status); looking whether a deployment appears"
    fi
    begun=$SECONDS
    while :; do
        if dokploy_try GET "compose.one?composeId=$id" "$dokploy_folder/polled"; then
            record=$(jq -r --argjson since "$since" --slurpfile known "$dokploy_folder/known" '
                def seconds: (. // "" | sub("\\.[0-9]+Z$"; "Z") | fromdateiso8601)? // 0;
                [.deployments[]? | select(.deploymentId as $id | $known[0] | index($id) | not)
                    | select((.startedAt // .createdAt | seconds) >= $since)]
                | max_by(.startedAt // .createdAt) // empty | "\(.deploymentId) \(.status)"' "$dokploy_folder/polled" 2>/dev/null) ||
                fail "Dokploy compose.one answered something else than a compose"
            state=${record#* }
            if [ -n "$record" ] && [ "$record" != "$seen" ]; then
                [ -n "$seen" ] || begun=$SECONDS
                say "deployment ${record%% *} is ${state}"
                seen=$record
            fi
            case $state in
                done) return ;;
                error | cancelled) fail "deployment ${record%% *} ended with $state: its log is in Dokploy, Deployments" ;;
            esac
        elif [[ $dokploy_status = 4* ]]; then
            dokploy_refused compose.one "$dokploy_folder/polled"
        fi
        if [ -z "$seen" ]; then
            seconds_left "$begun" "$DOKPLOY_APPEAR_SECONDS_MAX" ||
                fail "no new deployment appeared within $DOKPLOY_APPEAR_SECONDS_MAX s: the queue is stuck or was lost by a restart of Dokploy; compose.cleanQueues empties it"
        else
            seconds_left "$begun" "$DOKPLOY_DEPLOY_SECONDS_MAX" ||
                fail "deployment ${seen%% *} is not done $DOKPLOY_DEPLOY_SECONDS_MAX s after it appeared, its last state is ${seen#* }"
        fi
        pause_ms "$DOKPLOY_POLL_MS"
    done
}
