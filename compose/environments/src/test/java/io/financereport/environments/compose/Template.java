package io.financereport.environments.compose;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Renders what our secrets.ctmpl use of vault-agent's language: comments, {@code with secret (printf ...)}, {@code with index}, fields,
 * {@code printf "%q"}, {@code urlquery}, {@code env} and the dashes that eat white space. Anything else is refused, as is a missing key.
 */
record Template(String text) {
    private static final Pattern ACTION = Pattern.compile("(\\s*)\\{\\{(-)?\\s*(.*?)\\s*(-)?}}", Pattern.DOTALL);
    private static final Pattern SECRET =
            Pattern.compile("with secret \\(printf \"secret/data/([a-z_]+)/%s/([a-z]+)\" \\(env \"ENV\"\\)\\)");
    private static final Pattern OPTIONAL = Pattern.compile("with index \\.Data\\.data \"([A-Z0-9_]+)\"");
    private static final Pattern QUOTED = Pattern.compile("printf \"%q\" (\\.Data\\.data\\.[A-Z0-9_]+|\\.)");
    private static final Pattern ENVIRONMENT = Pattern.compile("env \"([A-Z_]+)\"");
    private static final Pattern FIELD = Pattern.compile("\\.Data\\.data\\.([A-Z0-9_]+)( \\| urlquery)?");

    /** What is in a block that is open: an item of Vault, one value of it, or nothing because that value is not there. */
    private record Scope(Map<String, String> item, String value, boolean shown) {}

    String render(VaultServer vault, Map<String, String> environment) {
        var out = new StringBuilder();
        Deque<Scope> scopes = new ArrayDeque<>();
        scopes.push(new Scope(Map.of(), "", true));
        var action = ACTION.matcher(text);
        var from = 0;
        var trims = false;
        while (action.find()) {
            var before = text.substring(from, action.start()) + ("-".equals(action.group(2)) ? "" : action.group(1));
            write(out, trims ? before.stripLeading() : before, scopes);
            write(out, evaluate(action.group(3), scopes, vault, environment), scopes);
            trims = "-".equals(action.group(4));
            from = action.end();
        }
        var rest = text.substring(from);
        return out.append(trims ? rest.stripLeading() : rest).toString();
    }

    private static void write(StringBuilder out, String piece, Deque<Scope> scopes) {
        if (scopes.stream().allMatch(Scope::shown)) {
            out.append(piece);
        }
    }

    private static String evaluate(
            String words, Deque<Scope> scopes, VaultServer vault, Map<String, String> environment) {
        Matcher found;
        if (words.startsWith("/*")) {
            return "";
        } else if (words.equals("end")) {
            scopes.pop();
            return "";
        } else if ((found = SECRET.matcher(words)).matches()) {
            var path = "%s/%s/%s".formatted(found.group(1), environment.get("ENV"), found.group(2));
            scopes.push(new Scope(vault.item(path), "", true));
            return "";
        } else if ((found = OPTIONAL.matcher(words)).matches()) {
            var item = scopes.getFirst().item();
            var value = item.getOrDefault(found.group(1), "");
            scopes.push(new Scope(item, value, !value.isEmpty()));
            return "";
        } else if ((found = QUOTED.matcher(words)).matches()) {
            var field = FIELD.matcher(found.group(1));
            return quote(
                    field.matches()
                            ? value(scopes.getFirst(), field.group(1))
                            : scopes.getFirst().value());
        } else if ((found = ENVIRONMENT.matcher(words)).matches()) {
            return environment.getOrDefault(found.group(1), "");
        } else if ((found = FIELD.matcher(words)).matches()) {
            var value = value(scopes.getFirst(), found.group(1));
            return found.group(2) == null ? value : URLEncoder.encode(value, StandardCharsets.UTF_8);
        } else {
            throw new IllegalArgumentException("The renderer of this test does not know {{ " + words + " }}");
        }
    }

    private static String value(Scope scope, String key) {
        var value = scope.item().get(key);
        if (value == null) {
            throw new IllegalStateException("Vault has no " + key + ", and error_on_missing_key is set");
        }
        return value;
    }

    /** Go's %q, for what a secret may hold. */
    private static String quote(String value) {
        return '"'
                + value.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n")
                        .replace("\t", "\\t")
                + '"';
    }
}
