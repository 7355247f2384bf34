# shellcheck shell=bash
# Asks an environment's gateways without a pause, as people behind Traefik do, and counts the answers. To be sourced by prove_environments.sh,
# whose work folder and say it uses.
# shellcheck disable=SC2154
#
# The client is a container on the network that Traefik would be on. It knows the gateways by their name alone, for which DNS has an address
# each, and takes the next where one does not take the connection; an answer counts, whatever it is.

readonly CLIENT=finance-report-prove-client LOADERS=2
readonly CLIENT_IMAGE=${CLIENT_IMAGE:-curlimages/curl:8.11.1}
loaders=()

# client NETWORK: where it asks from now on
client() {
    client_gone
    docker run --detach --rm --name "$CLIENT" --network "$1" --memory 128m --entrypoint /bin/sh "$CLIENT_IMAGE" -c 'sleep 86400' >/dev/null
}

client_gone() {
    docker rm --force "$CLIENT" >/dev/null 2>&1 || true
}

# sign_in GATEWAY: makes a person and a workspace of their own, and prints a token
sign_in() {
    local body answer
    body=$(jq -n --arg email "prove-$RANDOM$RANDOM@example.org" '{email: $email, password: "A long sentence for a proof 7!", name: "Prover"}')
    answer=$(docker exec "$CLIENT" curl -s --max-time 20 -w '\n%{http_code}' -H 'Content-Type: application/json' -d "$body" "$1/api/auth/register")
    [[ ${answer##*$'\n'} =~ ^20[01]$ ]] || {
        printf 'registering answered %s\n' "$(head -c 300 <<<"$answer")" >&2
        return 1
    }
    jq -r .accessToken <<<"${answer%$'\n'*}"
}

# load GATEWAY: asks all four services through the gateways until stop_load; one line an answer
load() {
    local loader token
    stop_load
    token=$(sign_in "$1")
    rm -f "$work"/answers.*
    docker exec "$CLIENT" rm -f /tmp/stop
    for ((loader = 1; loader <= LOADERS; loader++)); do
        # Variables of the shell in the container.
        # shellcheck disable=SC2016
        docker exec "$CLIENT" /bin/sh -c '
            while [ ! -e /tmp/stop ]; do
                for path in auth/me statements accounts reports/balance-sheet; do
                    why=
                    code=$(curl -s --connect-timeout 5 --max-time 20 -H "Authorization: Bearer $2" -o /dev/null -w "%{http_code}" "$1/api/$path") ||
                        why=" curl $?"
                    echo "$code $path$why"
                done
                sleep 0.1
            done' load "$1" "$token" >"$work/answers.$loader" &
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

# imports GATEWAY: a statement that is uploaded is read, proven, approved, posted and reported; prints after how many seconds
imports() {
    local token id begun=$SECONDS
    token=$(sign_in "$1") || return 1
    id=$(printf ':20:PROOF\n:25:GB29NWBK60161331926819\n:28C:1/1\n:60F:C260101EUR1000,00\n:61:2601050105D900,00NTRFRENT\n:86:Rent\n:62F:C260131EUR100,00\n-\n' |
        docker exec -i "$CLIENT" curl -s --max-time 30 -H "Authorization: Bearer $token" -F 'file=@-;filename=january.sta' "$1/api/statements" | jq -r .id)
    while ! docker exec "$CLIENT" curl -s --max-time 20 -H "Authorization: Bearer $token" "$1/api/reports/balance-sheet?asOf=2026-01-31" | grep -q '100\.00'; do
        [ $((SECONDS - begun)) -lt 60 ] || {
            docker exec "$CLIENT" curl -s --max-time 20 -H "Authorization: Bearer $token" "$1/api/statements/$id" | head -c 400 >&2
            return 1
        }
        sleep 1
    done
    printf '%s' "$((SECONDS - begun))"
}
