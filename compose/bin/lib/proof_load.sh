# shellcheck shell=bash
# Asks an environment's gateways without a pause, as people do, and counts the answers. To be sourced by prove_environments.sh, whose work folder and
# say it uses.
# shellcheck disable=SC2154
#
# Where an environment has a proxy of its own in front, this machine asks that one. Elsewhere it is the client's part: a container on the network that
# Traefik would be on, which does what Traefik does. The engine tells it the gateways' addresses, it asks each for its readiness every two seconds, as
# the labels say, and sends every request to the next of those that are ready. Nothing is asked again.

readonly CLIENT=finance-report-prove-client LOADERS=2 TOLD_EVERY=1 PROBED_EVERY=2
# Traefik's own, where the labels say nothing else.
readonly PROBE_SECONDS_MAX=5
readonly CLIENT_IMAGE=${CLIENT_IMAGE:-curlimages/curl:8.11.1}
# What a loader does, in the client or here: four questions and an upload, again and again until there is a file stop; each goes to the next line of ready.
# The uploads are the same month in ever new files, so that they add no money.
# shellcheck disable=SC2016
readonly LOADER='
    token=$1 loader=$2 number=0 turn=0
    send() {
        what=$1 why= code=000
        shift
        addresses=$(cat ready) && set -- "$@" && turn=$((turn + 1))
        count=$(echo "$addresses" | grep -c .)
        if [ "$count" -gt 0 ]; then
            address=$(echo "$addresses" | sed -n "$((turn % count + 1))p")
            code=$(curl -s --max-time 20 -H "Authorization: Bearer $token" -o /dev/null -w "%{http_code}" "$@" "$address/api/$what") || why=" curl $?"
        else
            why=" no gateway is ready"
        fi
        echo "$code $what$why"
    }
    while [ ! -e stop ]; do
        for path in auth/me statements?limit=1 accounts reports/balance-sheet; do
            send "$path"
        done
        number=$((number + 1))
        printf ":20:%s-%s\n:25:GB29NWBK60161331926819\n:28C:1/1\n:60F:C260101EUR1000,00\n:61:2601050105D900,00NTRFRENT\n:86:Rent\n:62F:C260131EUR100,00\n-\n" \
            "$loader" "$number" >"upload.$loader"
        send statements -F "file=@upload.$loader;filename=january-$loader-$number.sta"
        sleep 0.1
    done'
loaders=()
token=''
teller=''
# The address of the proxy in front; none while the client stands in for one.
front=''

# client NETWORK LABEL: where it asks from now on; the gateways are the containers on it with that label
client() {
    local tried=0
    client_gone
    # Variables of the shell in the container.
    # shellcheck disable=SC2016
    docker run --detach --rm --name "$CLIENT" --network "$1" --memory 128m --entrypoint /bin/sh "$CLIENT_IMAGE" -c '
        cd /tmp && : >told && : >ready
        while sleep "$1"; do
            : >probed
            while read -r address; do
                { curl -fs --max-time "$2" -o /dev/null "http://$address:8080/health/readiness" && echo "http://$address:8080" >>probed; } &
            done <told
            wait
            mv probed ready
        done' client "$PROBED_EVERY" "$PROBE_SECONDS_MAX" >/dev/null
    tell "$1" "$2" &
    teller=$!
    until docker exec "$CLIENT" test -s /tmp/ready; do
        [ $((tried++)) -lt 60 ] || return 1
        sleep 1
    done
}

# tell NETWORK LABEL: says which gateways there are, as long as the client is
tell() {
    while docker ps -q --filter "label=$2" --filter "network=$1" | xargs -r docker inspect --format "{{(index .NetworkSettings.Networks \"$1\").IPAddress}}" 2>/dev/null |
        docker exec -i "$CLIENT" /bin/sh -c 'cd /tmp && cat >heard && mv heard told' 2>/dev/null; do
        sleep "$TOLD_EVERY"
    done
}

client_gone() {
    docker rm --force "$CLIENT" >/dev/null 2>&1 || true
    [ -z "$teller" ] || wait "$teller" 2>/dev/null || true
    teller=''
}

# ask PATH OPTION...: of curl
ask() {
    local path=$1
    shift
    if [ -n "$front" ]; then
        curl -s --max-time 20 "$@" "$front/api/$path"
        return
    fi
    docker exec -i "$CLIENT" /bin/sh -c 'path=$1 && shift && exec curl -s --max-time 20 "$@" "$(head -n 1 /tmp/ready)/api/$path"' ask "$path" "$@"
}

# load: asks all four services, and uploads, until stop_load; one line an answer
load() {
    local loader
    stop_load
    token=$(sign_in)
    rm -rf "$work"/answers.* "$work/front"
    if [ -n "$front" ]; then
        mkdir "$work/front"
        printf '%s\n' "$front" >"$work/front/ready"
    else
        docker exec "$CLIENT" rm -f /tmp/stop
    fi
    for ((loader = 1; loader <= LOADERS; loader++)); do
        if [ -n "$front" ]; then
            (cd "$work/front" && exec /bin/sh -c "$LOADER" load "$token" "$loader") >"$work/answers.$loader" &
        else
            docker exec --workdir /tmp "$CLIENT" /bin/sh -c "$LOADER" load "$token" "$loader" >"$work/answers.$loader" &
        fi
        loaders+=($!)
    done
}

stop_load() {
    local loader
    [ ${#loaders[@]} -gt 0 ] || return 0
    if [ -n "$front" ]; then
        touch "$work/front/stop"
    else
        docker exec "$CLIENT" touch /tmp/stop || true
    fi
    for loader in "${loaders[@]}"; do
        wait "$loader" || true
    done
    loaders=()
}

# uploads_kept: how many statements the person of the load has now
uploads_kept() {
    local next='' page kept=0
    while :; do
        page=$(ask "statements?limit=500${next:+&cursor=$next}" -H "Authorization: Bearer $token" </dev/null)
        kept=$((kept + $(jq '.items | length' <<<"$page")))
        next=$(jq -r '.next // ""' <<<"$page")
        [ -n "$next" ] || break
    done
    printf '%s' "$kept"
}

# verdict CLAIM WHAT: of the load that was stopped. What was taken must be there.
verdict() {
    local sent bad taken kept
    sent=$(cat "$work"/answers.* | wc -l)
    bad=$(cat "$work"/answers.* | grep -cvE '^20[0-2] ' || true)
    taken=$(cat "$work"/answers.* | grep -cE '^20[0-2] statements$' || true)
    kept=$(uploads_kept) || kept='no list, so 0'
    if [ "$sent" -gt 0 ] && [ "$bad" = 0 ] && [ "$taken" -gt 0 ] && [ "$kept" = "$taken" ]; then
        say ok "$1" "$2: $sent requests, $taken of them uploads, 0 failed"
    else
        say FAIL "$1" "$2: $sent requests, $bad failed ($(cat "$work"/answers.* | grep -vE '^20[0-2] ' | sort | uniq -c | sort -rn | head -n 3 | xargs)); $taken uploads taken, $kept there"
    fi
}

# imports: a statement that is uploaded is read, proven, approved, posted and reported; prints after how many seconds
imports() {
    local token id begun=$SECONDS as
    token=$(sign_in) || return 1
    # For books.sh.
    # shellcheck disable=SC2034
    as=(-H "Authorization: Bearer $token")
    id=$(upload) || return 1
    books_await "$id" "$work/books" || return 1
    printf '%s' "$((SECONDS - begun))"
}
