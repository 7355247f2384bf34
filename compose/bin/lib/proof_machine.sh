# shellcheck shell=bash
# One virtual machine: compose/production, brought up, updated and taken back by deploy.sh under load. To be sourced by prove_environments.sh, whose work
# folder, say and load it uses.
# shellcheck disable=SC2154
#
# Everything happens in a copy of compose/, so that nobody's settings and secrets are touched. The certificate is made here, as no authority gives one
# for localhost; nginx takes it up as it would certbot's. The new version is the same images under another tag, the bad one has a gateway that ends.

readonly MACHINE_SUFFIX=-prove-machine MACHINE_TAG=${IMAGE_TAG:-local} CERTIFICATE_SECONDS_MAX=60
machine_made=''

# machine SCRIPT ARGUMENT...: of compose/bin, with nothing of this run's settings in its environment but what is needed to find docker and believe the
# certificate
machine() {
    local script=$1
    shift
    env -i PATH="$PATH" HOME="${HOME:-/}" ${DOCKER_HOST:+DOCKER_HOST="$DOCKER_HOST"} CURL_CA_BUNDLE="$work/certificate.pem" DEPLOY_PULL=missing \
        HEALTH_INTERVAL_MS=2000 "$work/machine/bin/$script" "$@"
}

# machine_compose WORD...: docker compose as one calls it in compose/production
machine_compose() {
    env -i PATH="$PATH" HOME="${HOME:-/}" ${DOCKER_HOST:+DOCKER_HOST="$DOCKER_HOST"} IMAGE_TAG="$MACHINE_TAG" docker compose \
        --env-file "$work/machine/production/.env.prod" --file "$work/machine/production/docker-compose.prod.yml" "$@"
}

# machine_settings: .env.prod as a person writes it, and the secrets
machine_settings() {
    mkdir "$work/machine"
    cp -r compose/bin compose/production compose/dokploy compose/postgres "$work/machine"
    rm -rf "$work/machine/production/.env.prod" "$work/machine/production/.deployed" "$work/machine/production/secrets"
    {
        grep -vE '^(DOMAIN|IMAGE_PREFIX)=' "$work/machine/production/.env.prod.example"
        printf 'DOMAIN=localhost\nIMAGE_PREFIX=%s\nENV_SUFFIX=%s\n' "${IMAGE_PREFIX:-ghcr.io/wangzitian0/}" "$MACHINE_SUFFIX"
        # One client asks more than a person does.
        printf 'GATEWAY_LIMITS_API_REQUESTS=1000000\nGATEWAY_LIMITS_REGISTER_REQUESTS=1000\n'
    } >"$work/machine/production/.env.prod"
    machine make_secrets.sh >/dev/null
}

# machine_versions: the next one, and the bad one
machine_versions() {
    local service
    for service in "${services[@]}"; do
        printf 'FROM %s\nENV VERSION=%s\n' "$(our_image "$service" "$MACHINE_TAG")" "$MACHINE_TAG-next" |
            docker build --quiet --tag "$(our_image "$service" "$MACHINE_TAG-next")" - >/dev/null
        docker tag "$(our_image "$service" "$MACHINE_TAG-next")" "$(our_image "$service" "$MACHINE_TAG-bad")"
    done
    printf 'FROM %s\nENTRYPOINT ["false"]\n' "$(our_image gateway "$MACHINE_TAG")" |
        docker build --quiet --tag "$(our_image gateway "$MACHINE_TAG-bad")" - >/dev/null
}

# machine_certificate: first nginx without one, as on a new machine; prints after how many seconds it speaks HTTPS with it
machine_certificate() {
    local begun
    machine_compose up --detach --wait --wait-timeout 120 nginx >"$work/said" 2>&1 || {
        tail -n 20 "$work/said" >&2
        return 1
    }
    [ "$(curl -s -o /dev/null -w '%{http_code} %{redirect_url}' http://localhost/x)" = '301 https://localhost/x' ] || {
        printf 'port 80 does not lead to HTTPS\n' >&2
        return 1
    }
    openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost -addext subjectAltName=DNS:localhost,DNS:www.localhost \
        -keyout "$work/key.pem" -out "$work/certificate.pem" 2>/dev/null
    begun=$SECONDS
    tar -C "$work" -c --transform 's|certificate.pem|fullchain.pem|;s|key.pem|privkey.pem|' key.pem certificate.pem |
        docker run --rm -i --volume "finance-report${MACHINE_SUFFIX}_certificates:/certificates" --entrypoint /bin/sh redis:7-alpine -c \
            'mkdir -p /certificates/live/finance-report && tar -C /certificates/live/finance-report --no-same-owner -x'
    until curl -s --max-time 5 --cacert "$work/certificate.pem" -o /dev/null https://localhost/; do
        [ $((SECONDS - begun)) -lt "$CERTIFICATE_SECONDS_MAX" ] || {
            printf 'nginx does not take the certificate up\n' >&2
            return 1
        }
        sleep 1
    done
    printf '%s' "$((SECONDS - begun))"
}

# machine_deploy ARGUMENT...: what deploy.sh says is shown only where it should not have ended so
machine_deploy() {
    local wanted=$1 ended=0
    shift
    machine deploy.sh "$@" >"$work/said" 2>&1 || ended=$?
    [ "$ended" = "$wanted" ] || {
        tail -n 40 "$work/said" >&2
        return 1
    }
}

# machine_runs TAG: each of our containers, and no other version beside it
machine_runs() {
    local service
    for service in "${services[@]}"; do
        [ "$(docker ps --filter "label=com.docker.compose.project=finance-report$MACHINE_SUFFIX" --filter "label=com.docker.compose.service=$service" \
            --format '{{.Image}}')" = "$(our_image "$service" "$1")" ] || return 1
    done
}

# machine_step WANTED RUNS WHAT ARGUMENT...: a deployment under load ends with WANTED, RUNS runs after it, and no request failed
machine_step() {
    local wanted=$1 runs=$2 what=$3 begun=$SECONDS
    shift 3
    load
    if ! machine_deploy "$wanted" "$@"; then
        stop_load
        say FAIL machine "$what: deploy.sh does not end with $wanted"
    elif ! machine_runs "$runs"; then
        stop_load
        say FAIL machine "$what: another version than $runs runs"
    else
        stop_load
        verdict machine "$what in $((SECONDS - begun)) s"
    fi
}

machine_down() {
    local tag service
    front=''
    [ -n "$machine_made" ] || return 0
    machine_compose --profile '*' down --volumes --timeout 5 >/dev/null 2>&1
    for tag in next bad; do
        for service in "${services[@]}"; do
            docker image rm "$(our_image "$service" "$MACHINE_TAG-$tag")" >/dev/null 2>&1
        done
    done
    machine_made=''
}

one_machine() {
    local took imported begun
    machine_made=yes
    machine_settings
    machine_versions
    took=$(machine_certificate) || {
        say FAIL machine "nginx does not come up"
        return
    }
    say ok machine "nginx speaks HTTPS $took s after there is a certificate"
    begun=$SECONDS
    machine_deploy 0 --tag "$MACHINE_TAG" || {
        say FAIL machine "the first version is not deployed"
        return
    }
    took=$((SECONDS - begun))
    # shellcheck disable=SC2034
    front=https://localhost
    export CURL_CA_BUNDLE=$work/certificate.pem
    imported=$(imports) || {
        say FAIL machine "an uploaded statement does not reach the balance sheet"
        return
    }
    say ok machine "the first version runs after $took s; an uploaded statement in the balance sheet after $imported s"
    machine_step 0 "$MACHINE_TAG-next" "the next version, a service after the other" --tag "$MACHINE_TAG-next"
    machine_step 1 "$MACHINE_TAG-next" "a version with a bad gateway goes back by itself" --tag "$MACHINE_TAG-bad"
    machine_step 0 "$MACHINE_TAG" "a rollback" --rollback
}
