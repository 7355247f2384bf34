# shellcheck shell=bash
# Asks an environment's gateways without a pause, as people behind Traefik do, and counts the answers. To be sourced by prove_environments.sh,
# whose work folder and say it uses.
# shellcheck disable=SC2154
#
# The client is a container on the network that Traefik would be on, and does what Traefik does: the engine tells it the gateways' addresses, it asks each
# for its readiness every two seconds, as the labels say, and sends every request to the next of those that are ready. Nothing is asked again.

readonly CLIENT=finance-report-prove-client LOADERS=2 TOLD_EVERY=1 PROBED_EVERY=2
readonly CLIENT_IMAGE=${CLIENT_IMAGE:-curlimages/curl:8.11.1}
loaders=()
teller=''

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
                curl -fs --max-time 1 -o /dev/null "http://$address:8080/health/readiness" && echo "$address" >>probed
            done <told
            mv probed ready
        done' client "$PROBED_EVERY" >/dev/null
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

# ask PATH OPTION...: of the client's curl
ask() {
    local path=$1
    shift
    docker exec -i "$CLIENT" /bin/sh -c 'path=$1 && shift && exec curl -s --max-time 20 "$@" "http://$(head -n 1 /tmp/ready):8080/api/$path"' ask "$path" "$@"
}

# sign_in: makes a person and a workspace of their own, and prints a token
sign_in() {
    local body answer
    body=$(jq -n --arg email "prove-$RANDOM$RANDOM@example.org" '{email: $email, password: "A long sentence for a proof 7!", name: "Prover"}')
    answer=$(ask auth/register -w '\n%{http_code}' -H 'Content-Type: application/json' -d "$body")
    [[ ${answer##*$'\n'} =~ ^20[01]$ ]] || {
        printf 'registering answered %s\n' "$(head -c 300 <<<"$answer")" >&2
        return 1
    }
    jq -r .accessToken <<<"${answer%$'\n'*}"
}

# load: asks all four services through the gateways until stop_load; one line an answer
load() {
    local loader token
    stop_load
    token=$(sign_in)
    rm -f "$work"/answers.*
    docker exec "$CLIENT" rm -f /tmp/stop
    for ((loader = 1; loader <= LOADERS; loader++)); do
        # shellcheck disable=SC2016
        docker exec "$CLIENT" /bin/sh -c '
            cd /tmp
            next() {
                set -- $(cat ready)
                turn=$((turn + 1))
                [ $# -gt 0 ] && shift $((turn % $#)) && address=$1
            }
            while [ ! -e stop ]; do
                for path in auth/me statements accounts reports/balance-sheet; do
                    why= code=000
                    if next; then
                        code=$(curl -s --max-time 20 -H "Authorization: Bearer $1" -o /dev/null -w "%{http_code}" "http://$address:8080/api/$path") ||
                            why=" curl $?"
                    else
                        why=" no gateway is ready"
                    fi
                    echo "$code $path$why"
                done
                sleep 0.1
            done' load "$token" >"$work/answers.$loader" &
        loaders+=($!)
    done
}

stop_load() {
    local loader
    [ ${#loaders[@]} -gt 0 ] || return 0
    docker exec "$CLIENT" touch /tmp/stop || true
    for loader in "${loaders[@]}"; do
        wait "$loader" || true
    done
    loaders=()
}

# verdict CLAIM WHAT: of the load that was stopped
verdict() {
    local sent bad
    sent=$(cat "$work"/answers.* | wc -l)
    bad=$(cat "$work"/answers.* | awk '$1 != 200 {n++} END {print n + 0}')
    if [ "$sent" -gt 0 ] && [ "$bad" = 0 ]; then
        say ok "$1" "$2: $sent requests, 0 failed"
    else
        say FAIL "$1" "$2: $sent requests, $bad failed ($(grep -hv '^200 ' "$work"/answers.* | sort | uniq -c | sort -rn | head -n 3 | xargs))"
    fi
}

# imports: a statement that is uploaded is read, proven, approved, posted and reported; prints after how many seconds
imports() {
    local token id begun=$SECONDS
    token=$(sign_in) || return 1
    id=$(printf ':20:PROOF\n:25:GB29NWBK60161331926819\n:28C:1/1\n:60F:C260101EUR1000,00\n:61:2601050105D900,00NTRFRENT\n:86:Rent\n:62F:C260131EUR100,00\n-\n' |
        ask statements -H "Authorization: Bearer $token" -F 'file=@-;filename=january.sta' | jq -r .id)
    until ask 'reports/balance-sheet?asOf=2026-01-31' -H "Authorization: Bearer $token" </dev/null | grep -q '100\.00'; do
        [ $((SECONDS - begun)) -lt 60 ] || {
            ask "statements/$id" -H "Authorization: Bearer $token" </dev/null | head -c 400 >&2
            return 1
        }
        sleep 1
    done
    printf '%s' "$((SECONDS - begun))"
}
