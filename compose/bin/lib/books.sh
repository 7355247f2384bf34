# shellcheck shell=bash
# A person with a workspace and a statement of their own, put in through the API as a person does it, and what the books then say. To be sourced.
# The caller has `ask PATH OPTION...`, which is curl at /api/PATH of an environment, and in `as` the options that say who asks.
# shellcheck disable=SC2154

readonly BOOKS_FILE=$':20:PROOF\n:25:GB29NWBK60161331926819\n:28C:1/1\n:60F:C260101EUR1000,00\n:61:2601050105D900,00NTRFRENT\n:86:Rent\n:62F:C260131EUR100,00\n-\n'
readonly BOOKS_SECONDS_MAX=${BOOKS_SECONDS_MAX:-60}

# sign_in: makes a person and a workspace of their own, with a password that nobody knows, and prints a token
sign_in() {
    local answer
    answer=$(od -An -N24 -tx1 /dev/urandom | tr -d ' \n' |
        jq -R --arg email "prove-$RANDOM$RANDOM@example.org" '{email: $email, password: ., name: "Prover", baseCurrency: "EUR"}' |
        ask auth/register -w '\n%{http_code}' -H 'Content-Type: application/json' -d @-) || true
    [[ ${answer##*$'\n'} =~ ^20[01]$ ]] || {
        printf 'registering answered %s\n' "$(head -c 300 <<<"$answer")" >&2
        return 1
    }
    jq -r .accessToken <<<"${answer%$'\n'*}"
}

# upload: prints the id of the statement
upload() {
    local answer
    answer=$(printf '%s' "$BOOKS_FILE" | ask statements "${as[@]}" -F 'file=@-;filename=january.sta') || true
    jq -er .id <<<"$answer" 2>/dev/null || {
        printf 'the upload answered %s\n' "$(head -c 300 <<<"$answer")" >&2
        return 1
    }
}

# books ID: the statement and the balance sheet, in words that stay the same as long as they do; fails unless the one is approved, the other comes to
# what it says, and the original is there byte for byte
books() {
    ask "statements/$1" "${as[@]}" </dev/null |
        jq -ce 'select(.status == "approved") | {id, fileName, status, transactionCount, accounts: [.accounts[] | [.identifier, .openingBalance, .closingBalance]]}' 2>/dev/null &&
        ask 'reports/balance-sheet?asOf=2026-01-31' "${as[@]}" </dev/null |
        jq -ce '[.assets.total, .liabilities.total, .equity.total] | select(.[0].amount == "100.00")' 2>/dev/null &&
        ask "statements/$1/document" "${as[@]}" </dev/null | cmp -s - <(printf '%s' "$BOOKS_FILE")
}

# books_await ID FILE [SAME]: waits until there is something to write into FILE, and with SAME until it is what that file holds
books_await() {
    local begun=$SECONDS
    until books "$1" >"$2" && { [ $# -lt 3 ] || cmp -s "$2" "$3"; }; do
        [ $((SECONDS - begun)) -le "$BOOKS_SECONDS_MAX" ] || {
            printf 'within %s s no more is seen than: %s\n' "$BOOKS_SECONDS_MAX" "$(paste -sd ' ' "$2")" >&2
            return 1
        }
        sleep 1
    done
}
