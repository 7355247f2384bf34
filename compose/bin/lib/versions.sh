# shellcheck shell=bash
# What the services of an environment run, in one word: the gateway's tag, and after it those of services that have another one, as in
# v1.2.3 or v1.2.3,statement=v1.2.4. Sourced after dokploy.sh.

readonly SERVICES=(gateway statement reconciliation report)

# a_service NAME: whether there is one of this name
a_service() {
    [[ " ${SERVICES[*]} " = *" $1 "* ]]
}

# version_tag VERSION SERVICE: the service's tag
version_tag() {
    if [[ ,$1, =~ ,$2=([^,]*), ]]; then
        printf '%s' "${BASH_REMATCH[1]}"
    else
        printf '%s' "${1%%,*}"
    fi
}

# version_with VERSION SERVICE TAG: the version after this service has this tag
version_with() {
    local service tag first='' others=''
    for service in "${SERVICES[@]}"; do
        tag=$(version_tag "$1" "$service")
        [ "$service" != "$2" ] || tag=$3
        [ -n "$first" ] || first=$tag
        [ "$tag" = "$first" ] || others+=,$service=$tag
    done
    printf '%s' "$first$others"
}

# version_running: what the env that was read has deployed last; nothing where a service has no tag
version_running() {
    local service tag version=''
    for service in "${SERVICES[@]}"; do
        tag=$(dokploy_env "${service^^}_IMAGE_TAG")
        [ -n "$tag" ] || return 0
        version=$(version_with "${version:-$tag}" "$service" "$tag")
    done
    printf '%s' "$version"
}

# version_check VERSION: ends what calls it wrongly with a tag that moves, or that is none
version_check() {
    local part tag parts
    IFS=, read -ra parts <<<"$1,"
    for part in "${parts[@]}"; do
        tag=${part#*=}
        if [ "$part" != "$tag" ]; then
            a_service "${part%%=*}" || misuse "'${part%%=*}' is none of ${SERVICES[*]}"
        fi
        require_fixed_tag "$tag"
    done
    # The first is the gateway's, and that of each service that is not named.
    [[ ${parts[0]} != *=* ]] || misuse "'$1' begins with no tag"
}
