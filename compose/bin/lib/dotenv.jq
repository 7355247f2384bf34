# The text of a .env file, as Dokploy keeps it: read by key, and changed without touching a byte of what is not meant.
# A value in quotes may go over several lines; a quote that nothing closes at the end of a line is a character like any other.

def closed_by($quote): test("^(\\\\[\\s\\S]|[^\\\\" + $quote + "])*" + $quote + "[ \\t\\r]*(#.*)?$");

# The text in pieces, {text} or {key, value, text}; their texts joined by line ends are the whole text again.
def pieces:
    split("\n") as $lines
    | reduce range(0; $lines | length) as $i ({pieces: [], upto: -1};
        if $i <= .upto then .
        else
            ($lines[$i] | capture("^\\s*(export\\s+)?(?<key>[A-Za-z_][A-Za-z0-9_.-]*)\\s*=[ \\t]*(?<value>.*)$") // null) as $found
            | if $found == null then .pieces += [{text: $lines[$i]}]
              else
                  ($found.value[0:1]) as $quote
                  | (if ($quote | IN("\"", "'", "`")) and ($found.value[1:] | closed_by($quote) | not)
                     then first((range($i + 1; $lines | length) | select(. as $j
                        | [$found.value[1:]] + $lines[$i + 1:$j + 1] | join("\n") | closed_by($quote))), $i)
                     else $i end) as $last
                  | .upto = $last
                  | .pieces += [{key: $found.key,
                        value: ([$found.value] + $lines[$i + 1:$last + 1] | join("\n")),
                        text: ($lines[$i:$last + 1] | join("\n"))}]
              end
        end)
    | .pieces;

# A value without its quotes, its comment and the blanks around it.
def bare:
    .[0:1] as $quote
    | if ($quote | IN("\"", "'", "`")) and (.[1:] | closed_by($quote))
      then .[1:] | capture("^(?<inside>(\\\\[\\s\\S]|[^\\\\" + $quote + "])*)" + $quote).inside
      else sub("\\s+#.*$"; "") | sub("\\s+$"; "") end;

# What holds for a key: its last line wins; empty when there is none.
def env_value($key): [pieces[] | select(.key == $key) | .value | bare] | last // "";

def with_value($value):
    (.text | capture("^(?<lead>\\s*(export\\s+)?[A-Za-z_][A-Za-z0-9_.-]*\\s*=[ \\t]*)").lead) as $lead
    | (.value | capture("^(\"[^\"]*\"|'[^']*'|[^#\\s\"']*)(?<tail>\\s*(\\s#.*)?)$") // null | if . == null then "" else .tail end) as $tail
    | .text = $lead + $value + $tail;

# The text with these [key, value] pairs; the keys that it does not have are put at its end.
def env_with($pairs):
    reduce $pairs[] as [$key, $value] (.;
        if any(pieces[]; .key == $key)
        then [pieces[] | if .key == $key then with_value($value) else . end | .text] | join("\n")
        else (if . == "" or endswith("\n") then . else . + "\n" end) + $key + "=" + $value + "\n" end);

# What must not be seen in a log: the values of keys that name a secret, and the passwords within addresses.
def secrets:
    [pieces[] | select(.key) | .key as $key | (.value, (.value | bare)) as $value
        | (if $key | test("VAULT_|TOKEN|SECRET|KEY|PASSWORD|CREDENTIAL"; "i") then $value, ($value | split("\n")[]) else empty end),
          ($value | capture("://[^/@\\s]*:(?<password>[^/@\\s]+)@").password // empty),
          ($value | select(test("://[^/@\\s]*:[^/@\\s]+@")))]
    | map(select(length >= 4)) | unique;
