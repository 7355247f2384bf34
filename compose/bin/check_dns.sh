#!/usr/bin/env bash
# Whether a domain leads to the product: its address, its www, its certificate.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source-path=SCRIPTDIR source=lib/script.sh
. "$here/lib/script.sh"

usage() {
    cat <<'TEXT'
usage: check_dns.sh [--address IP] [--certificate] [--staging] DOMAIN

Looks, and prints one line for each:
  A            DOMAIN has an A record, and with --address it is this one
  TTL          how long resolvers keep it: 3600 is what the page asks for; longer makes a move slow (a note, no fault)
  www          www.DOMAIN is a CNAME of DOMAIN, or leads to the same address, and answers with a redirect to https://DOMAIN
  certificate  who made it, that it is for DOMAIN, and for how many days it still holds: at least 7

  --certificate   looks at the certificate alone
  --staging       one of Let's Encrypt's staging is well, as in a rehearsal

A new record may take 24 to 48 hours until every resolver knows it.

Exits with 0 when all is well, with 1 otherwise, with 2 when called wrongly or without dig, openssl or curl (openssl alone for --certificate).
TEXT
}

expected=
programs=(dig openssl curl)
staging=no
while [ $# -gt 0 ]; do
    case $1 in
        -h | --help)
            usage
            exit 0
            ;;
        --address)
            expected=${2:-}
            [ -n "$expected" ] || misuse "--address needs an address"
            shift
            ;;
        --certificate) programs=(openssl) ;;
        --staging) staging=yes ;;
        -*)
            usage >&2
            exit 2
            ;;
        *) break ;;
    esac
    shift
done
if [ $# -ne 1 ]; then
    usage >&2
    exit 2
fi
domain=${1%.}
[[ $domain =~ ^[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$ ]] || misuse "'$1' is no domain: a name alone, such as report.example.org"
for program in "${programs[@]}"; do
    command -v "$program" >/dev/null || misuse "$program is needed and was not found"
done

readonly TTL_ASKED=3600 DAYS_MIN=7 SECONDS_MAX=10
faults=0
fault() {
    printf 'FAIL  %-12s %s\n' "$1" "$2"
    faults=$((faults + 1))
}
fine() {
    printf 'ok    %-12s %s\n' "$1" "$2"
}

# records TYPE NAME: the lines of the answer, as dig prints them: name TTL class type value
records() {
    dig +noall +answer +time=5 +tries=2 "$2" "$1" || true
}

# addresses ANSWER: the A records in it
addresses() {
    awk '$4 == "A" {print $5}' <<<"$1" | sort
}

# names: where the domain and its www lead
names() {
    local answer found shown ttl www target location
    answer=$(records A "$domain")
    found=$(addresses "$answer")
    shown=$(paste -sd ' ' <<<"$found")
    if [ -z "$found" ]; then
        fault A "$domain has no A record: make one at your registrar with the address of the machine and TTL $TTL_ASKED"
    elif [ -n "$expected" ] && [ "$found" != "$expected" ]; then
        fault A "$domain leads to $shown and not to $expected: a new record may take 24 to 48 hours"
    else
        fine A "$domain leads to $shown"
    fi
    ttl=$(awk '$4 == "A" && $2 + 0 > most {most = $2 + 0} END {print most + 0}' <<<"$answer")
    if [ "$ttl" -gt "$TTL_ASKED" ]; then
        printf 'note  %-12s %s s: a move to another machine takes as long; %s is enough\n' TTL "$ttl" "$TTL_ASKED"
    elif [ -n "$found" ]; then
        fine TTL "$ttl s left, at most $TTL_ASKED"
    fi

    www=$(records A "www.$domain")
    target=$(awk -v name="www.$domain." 'tolower($1) == tolower(name) && $4 == "CNAME" {print $5; exit}' <<<"$www")
    if [ -n "$target" ] && [ "${target,,}" != "${domain,,}." ]; then
        fault www "www.$domain is a CNAME of ${target%.} and not of $domain"
    elif [ -z "$(addresses "$www")" ]; then
        fault www "www.$domain leads nowhere: make a CNAME with the value $domain"
    elif [ "$(addresses "$www")" != "$found" ]; then
        fault www "www.$domain leads to $(addresses "$www" | paste -sd ' ') and not to where $domain does"
    else
        location=$(curl --silent --max-time "$SECONDS_MAX" --output /dev/null --write-out '%{http_code} %{redirect_url}' "https://www.$domain/") || location=000
        case $location in
            "301 https://$domain/" | "308 https://$domain/") fine www "${target:+a CNAME, }redirects to https://$domain" ;;
            000*) fault www "https://www.$domain does not answer, or its certificate is not for this name" ;;
            *) fault www "https://www.$domain answers '${location% }' in place of a redirect to https://$domain" ;;
        esac
    fi
}

[ ${#programs[@]} = 1 ] || names
certificate=$(timeout "$SECONDS_MAX" openssl s_client -connect "$domain:443" -servername "$domain" </dev/null 2>/dev/null | openssl x509 2>/dev/null) || certificate=
if [ -z "$certificate" ]; then
    fault certificate "nothing shows one at $domain:443: is nginx running, was the first certificate made?"
else
    issuer=$(openssl x509 -noout -issuer -nameopt RFC2253,sep_comma_plus_space <<<"$certificate" | sed 's/^issuer= *//')
    ends=$(date -d "$(openssl x509 -noout -enddate <<<"$certificate" | sed 's/^notAfter=//')" +%s)
    days=$(((ends - $(date +%s)) / 86400))
    if ! openssl x509 -noout -checkhost "$domain" <<<"$certificate" | grep -q 'does match'; then
        fault certificate "it is not for $domain"
    elif [ "$days" -lt "$DAYS_MIN" ]; then
        fault certificate "$days days left, from $issuer: certbot renews 30 days before the end; see its log"
    elif [[ $issuer =~ STAGING|Fake ]] && [ "$staging" = no ]; then
        fault certificate "from $issuer: no browser believes it. Make the real one."
    elif [ "$(openssl x509 -noout -issuer_hash <<<"$certificate")" = "$(openssl x509 -noout -subject_hash <<<"$certificate")" ]; then
        fault certificate "it was signed by nobody but itself: no browser believes it"
    else
        fine certificate "$days days left, from $issuer"
    fi
fi
exit $((faults > 0))
