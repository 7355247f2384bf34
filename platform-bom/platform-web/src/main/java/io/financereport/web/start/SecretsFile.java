package io.financereport.web.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Settings in lines of {@code KEY=VALUE}, read as text and never by a shell. A line may begin with {@code export}; a value is
 * bare, in {@code '...'} as it is, or in {@code "..."} with the escapes that Go's {@code %q} writes (as Vault's templates do). A
 * bare value ends before a blank and {@code #}; lines that begin with {@code #} say nothing. Of a key given twice the last counts.
 * Messages name lines and keys, never a value.
 */
final class SecretsFile {
    private static final long BYTES_MAX = 1024 * 1024;
    private static final String NOT_IN_VAULT = "<no value>";
    private static final Pattern LINE = Pattern.compile("(?:export\\s+)?([A-Za-z_][A-Za-z0-9_]*)=(.*)");
    private static final Pattern COMMENT_BEHIND = Pattern.compile("(^|\\s)#.*");

    private final Map<String, String> values;

    private SecretsFile(Map<String, String> values) {
        this.values = values;
    }

    /** @throws UnusableSecrets when it is empty, too large, or any line cannot be read */
    static SecretsFile read(Path path) throws IOException {
        if (Files.size(path) > BYTES_MAX) {
            throw new UnusableSecrets(path + " is larger than " + BYTES_MAX + " bytes, so it is no file of secrets");
        }
        return parse(Files.readString(path), path.toString());
    }

    static SecretsFile parse(String text, String name) {
        var values = new LinkedHashMap<String, String>();
        var number = 0;
        for (var raw : text.lines().toList()) {
            number++;
            var line = raw.strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                var place = name + " line " + number;
                var matcher = LINE.matcher(line);
                if (!matcher.matches()) {
                    throw new UnusableSecrets(place + " is not KEY=VALUE");
                }
                values.put(matcher.group(1), value(matcher.group(2), place + " (" + matcher.group(1) + ")"));
            }
        }
        if (values.isEmpty()) {
            throw new UnusableSecrets(name + " holds no line KEY=VALUE");
        }
        return new SecretsFile(values);
    }

    Map<String, String> values() {
        return Collections.unmodifiableMap(values);
    }

    private static String value(String written, String place) {
        var value = switch (written.isEmpty() ? ' ' : written.charAt(0)) {
            case '"' -> quoted(written, place);
            case '\'' -> literal(written, place);
            default -> COMMENT_BEHIND.matcher(written).replaceFirst("").strip();
        };
        if (value.equals(NOT_IN_VAULT)) {
            throw new UnusableSecrets(place + " has no value in Vault: put it there, the template finds it");
        }
        return value;
    }

    private static String literal(String written, String place) {
        var end = written.indexOf('\'', 1);
        if (end < 0) {
            throw new UnusableSecrets(place + " has no closing '");
        }
        requireNothingBehind(written.substring(end + 1), place);
        return written.substring(1, end);
    }

    private static String quoted(String written, String place) {
        var value = new StringBuilder();
        var at = 1;
        while (at < written.length() && written.charAt(at) != '"') {
            if (written.charAt(at) == '\\') {
                at = escape(written, at + 1, value, place);
            } else {
                value.append(written.charAt(at));
                at++;
            }
        }
        if (at >= written.length()) {
            throw new UnusableSecrets(place + " has no closing \"");
        }
        requireNothingBehind(written.substring(at + 1), place);
        return value.toString();
    }

    private static void requireNothingBehind(String rest, String place) {
        if (!COMMENT_BEHIND.matcher(rest).replaceFirst("").isBlank()) {
            throw new UnusableSecrets(place + " goes on behind its closing quote");
        }
    }

    /** Writes what the escape at a place stands for, and says where the text goes on. */
    private static int escape(String written, int at, StringBuilder value, String place) {
        var kind = at < written.length() ? written.charAt(at) : ' ';
        var plain = "abfnrtv\\\"'".indexOf(kind);
        if (plain >= 0) {
            value.append("\u0007\b\f\n\r\t\u000b\\\"'".charAt(plain));
            return at + 1;
        }
        var digits = switch (kind) {
            case 'x' -> 2;
            case 'u' -> 4;
            case 'U' -> 8;
            default -> throw new UnusableSecrets(place + " has an escape that %q does not write");
        };
        var end = at + 1 + digits;
        if (end > written.length()) {
            throw new UnusableSecrets(place + " ends within an escape");
        }
        value.appendCodePoint(codePoint(written.substring(at + 1, end), kind, place));
        return end;
    }

    private static int codePoint(String digits, char kind, String place) {
        if (!digits.chars().allMatch(digit -> Character.digit(digit, 16) >= 0)) {
            throw new UnusableSecrets(place + " has an escape that is no number");
        }
        var value = Integer.parseUnsignedInt(digits, 16);
        // %q writes \x80 and above for bytes that are no UTF-8: such a secret cannot be given to Java as text.
        if (!Character.isValidCodePoint(value) || (kind == 'x' && value > 0x7f)) {
            throw new UnusableSecrets(place + " is not text in UTF-8");
        }
        return value;
    }

    @Override
    public String toString() {
        return "SecretsFile" + values.keySet();
    }
}
