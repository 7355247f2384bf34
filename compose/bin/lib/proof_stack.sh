# shellcheck shell=bash
# The layers of compose/dokploy on a swarm of one machine: PostgreSQL, Redis, and the services as a stack that is updated and rolled back. To be
# sourced by prove_environments.sh, whose work folder, services, say and load it uses.
# shellcheck disable=SC2154
#
# Vault cannot be here, so each sidecar is stood in for: it writes passwords made up for this run to where the real one writes its own. The new
# version is the same images under another tag; the bad one ends at once or never becomes ready.

readonly STACK=finance_report-prove-stack STACK_SUFFIX=-prove-stack STACK_TAG=${IMAGE_TAG:-local} UPDATE_SECONDS_MAX=900
swarm_made='' edge_made='' stack_made=''

made_up() {
    od -An -N24 -tx1 /dev/urandom | tr -d ' \n'
}

# layer NAME COMMAND...: docker compose for a layer below the services
layer() {
    local name=$1
    shift
    docker compose -p "$STACK-${name#*.}" -f "compose/dokploy/$name/compose.yaml" -f "$work/stand-in.yaml" "$@"
}

# stack_settings: what the layers and the stack are given, and what stands in for Vault
stack_settings() {
    export ENV_SUFFIX=$STACK_SUFFIX ENVIRONMENT=proof INTERNAL_DOMAIN=proof.invalid DATA_NETWORK_DRIVER=overlay HEALTHCHECK_START_PERIOD=60s
    export VAULT_ADDR=http://vault.invalid VAULT_ROLE_ID=none VAULT_SECRET_ID=none
    local key
    {
        for key in POSTGRES_PASSWORD {GATEWAY,STATEMENT,RECONCILIATION,REPORT}_DB_{OWNER,APP}_PASSWORD SERVICE_TOKEN_SECRET GATEWAY_KEY_SECRET S3_ACCESS_KEY; do
            printf '%s=%s\n' "$key" "$(made_up)"
        done
        printf 'S3_SECRET_KEY=%s\nS3_BUCKET=%s\n' "$(made_up)" "${S3_BUCKET:-statements}"
        printf 'S3_ENDPOINT=http://finance-report-minio%s:%s\n' "$STACK_SUFFIX" "${S3_CONTAINER_PORT:-9000}"
        printf 'PASSWORD=%s\n' "$1"
        printf 'REDIS_URI=redis://:%s@finance-report-redis%s:6379/0\n' "$1" "$STACK_SUFFIX"
    } >"$work/made-up.env"
    S3_ACCESS_KEY=$(sed -n 's/^S3_ACCESS_KEY=//p' "$work/made-up.env")
    S3_SECRET_KEY=$(sed -n 's/^S3_SECRET_KEY=//p' "$work/made-up.env")
    export S3_ACCESS_KEY S3_SECRET_KEY
    cat >"$work/stand-in.yaml" <<TEXT
services:
  vault-agent:
    image: redis:7-alpine
    entrypoint: ["/bin/sh", "-c", "trap 'exit 0' TERM; rm -f /vault/secrets/.env; cp /made-up.env /vault/secrets/.env && echo none >/vault/.token && sleep 86400 & wait"]
    # The health check is the real one; it asks this program whether Vault knows the token.
    environment: {VAULT_PROGRAM: "true"}
    configs: [{source: made-up, target: /made-up.env}]
configs:
  made-up: {file: "$work/made-up.env"}
TEXT
    # Of the stack alone: a limit that one client does not reach.
    printf 'services:\n  gateway:\n    environment: {GATEWAY_LIMITS_API_REQUESTS: "1000000"}\n' >"$work/limits.yaml"
}

# stack_deploy TAG
stack_deploy() {
    GATEWAY_IMAGE_TAG=$1 STATEMENT_IMAGE_TAG=$1 RECONCILIATION_IMAGE_TAG=$1 REPORT_IMAGE_TAG=$1 quietly \
        docker stack deploy --detach=true --resolve-image never -c compose/dokploy/10.app/compose.stack.yaml \
        -c "$work/stand-in.yaml" -c "$work/limits.yaml" "$STACK"
}

# stack_bad: a version of which two services end at once and two never become ready
stack_bad() {
    local service
    for service in "${services[@]}"; do
        case "$service" in
            gateway | reconciliation) printf 'FROM %s\nENTRYPOINT ["false"]\n' "$(our_image "$service" "$STACK_TAG")" ;;
            *) printf 'FROM %s\nENTRYPOINT ["sleep", "86400"]\n' "$(our_image "$service" "$STACK_TAG")" ;;
        esac | docker build --quiet --tag "$(our_image "$service" "$STACK_TAG-bad")" - >/dev/null
    done
}

our_image() {
    printf '%sfinance_report-%s:%s' "${IMAGE_PREFIX:-ghcr.io/wangzitian0/}" "$1" "$2"
}

# until_each SECONDS CHECK...: CHECK with each service's name holds for all of them
until_each() {
    local deadline=$((SECONDS + $1)) service
    shift
    for service in "${services[@]}"; do
        until "$@" "$service"; do
            [ "$SECONDS" -lt "$deadline" ] || {
                printf '%s: %s\n' "$service" "$(docker service ps --no-trunc --format '{{.CurrentState}} {{.Error}}' "${STACK}_$service" | head -n 4 | paste -sd ';')" >&2
                return 1
            }
            sleep 1
        done
    done
}

stack_running() {
    [ "$(docker service ls --filter "name=${STACK}_$1" --format '{{.Replicas}}')" = 1/1 ]
}

# stack_update_is STATE SERVICE
stack_update_is() {
    [ "$(docker service inspect --format '{{if .UpdateStatus}}{{.UpdateStatus.State}}{{end}}' "${STACK}_$2")" = "$1" ]
}

# stack_runs_tag TAG SERVICE: what it is told to run and what runs
stack_runs_tag() {
    [ "$(docker service ps --filter desired-state=running --format '{{.Image}} {{.CurrentState}}' "${STACK}_$2" | sed 's/ ago$//; s/Running .*/Running/')" = "$(our_image "$2" "$1") Running" ]
}

stack_up() {
    local begun took imported
    stack_made=yes
    if [ "$(docker info --format '{{.Swarm.LocalNodeState}}')" = inactive ]; then
        docker swarm init --advertise-addr 127.0.0.1 >/dev/null
        swarm_made=yes
    fi
    if ! docker network inspect dokploy-network >/dev/null 2>&1; then
        docker network create --driver overlay --attachable dokploy-network >/dev/null
        edge_made=yes
    fi
    begun=$SECONDS
    quietly layer 01.postgres up --detach --wait --wait-timeout 180 &&
        quietly layer 02.redis up --detach --wait --wait-timeout 180 &&
        # The store for files is nobody's layer: it is the platform's.
        quietly environment "$STACK_SUFFIX" up --detach --wait s3 &&
        quietly docker network connect --alias "finance-report-minio$STACK_SUFFIX" "finance_report-data$STACK_SUFFIX" "finance-report-minio$STACK_SUFFIX" &&
        stack_deploy "$STACK_TAG" &&
        until_each "$UP_SECONDS_MAX" stack_running || return 1
    docker exec "$(docker ps -q --filter "name=${STACK}_vault-agent")" true || {
        printf 'the sidecar does not stay\n' >&2
        return 1
    }
    took=$((SECONDS - begun))
    client dokploy-network "com.docker.swarm.service.name=${STACK}_gateway"
    imported=$(imports) || {
        printf 'an uploaded statement does not reach the balance sheet\n' >&2
        return 1
    }
    say ok stack "three layers healthy after $took s; an uploaded statement in the balance sheet after $imported s; $(stack_memory)"
}

stack_memory() {
    docker ps --filter "label=com.docker.stack.namespace=$STACK" --format '{{.Names}}' | xargs docker stats --no-stream --format '{{.Name}} {{.MemUsage}}' |
        sed "s/^${STACK}_\([a-z-]*\)[^ ]*/\1/" | paste -sd ';'
}

stack_down() {
    local tag service
    [ -n "$stack_made" ] || return 0
    docker stack rm "$STACK" >/dev/null 2>&1
    # A volume can go when its last container has.
    for _ in {1..60}; do
        [ -n "$(docker ps -aq --filter "label=com.docker.stack.namespace=$STACK")" ] || break
        sleep 1
    done
    docker volume ls -q --filter "label=com.docker.stack.namespace=$STACK" | xargs -r docker volume rm >/dev/null 2>&1
    environment "$STACK_SUFFIX" down --volumes --timeout 5 >/dev/null 2>&1
    layer 02.redis down --volumes --timeout 5 >/dev/null 2>&1
    layer 01.postgres down --volumes --timeout 5 >/dev/null 2>&1
    client_gone
    for tag in next bad; do
        for service in "${services[@]}"; do
            docker image rm "$(our_image "$service" "$STACK_TAG-$tag")" >/dev/null 2>&1
        done
    done
    [ -z "$edge_made" ] || docker network rm dokploy-network >/dev/null 2>&1
    [ -z "$swarm_made" ] || docker swarm leave --force >/dev/null 2>&1
    stack_made=''
}

# Update and rollback of a stack, under load.
stack() {
    local service begun
    stack_settings "$(made_up)"
    stack_up || {
        say FAIL stack "the layers do not come up and work"
        return
    }

    for service in "${services[@]}"; do
        docker tag "$(our_image "$service" "$STACK_TAG")" "$(our_image "$service" "$STACK_TAG-next")"
    done
    load
    begun=$SECONDS
    stack_deploy "$STACK_TAG-next"
    until_each "$UPDATE_SECONDS_MAX" stack_update_is completed || say FAIL update "not done after $((SECONDS - begun)) s"
    stop_load
    verdict update "four services to the next version, the new started first, in $((SECONDS - begun)) s"

    stack_bad
    load
    begun=$SECONDS
    stack_deploy "$STACK_TAG-bad"
    if until_each "$UPDATE_SECONDS_MAX" stack_update_is rollback_completed && until_each 60 stack_runs_tag "$STACK_TAG-next"; then
        stop_load
        verdict rollback "four bad images gone by themselves after $((SECONDS - begun)) s"
    else
        stop_load
        say FAIL rollback "not rolled back after $((SECONDS - begun)) s"
    fi
}
