package io.financereport.statement.reading.ofx;

import java.util.Map;

/** Undoes the few escapes that banks write; an ampersand that starts none stays as it is. */
final class OfxCharacters {
    private static final int NAME_LENGTH_MAX = 8;
    private static final Map<String, String> NAMED = Map.ofEntries(
            Map.entry("amp", "&"),
            Map.entry("lt", "<"),
            Map.entry("gt", ">"),
            Map.entry("quot", "\""),
            Map.entry("apos", "'"),
            Map.entry("nbsp", " "),
            Map.entry("eacute", "é"),
            Map.entry("egrave", "è"),
            Map.entry("agrave", "à"),
            Map.entry("ccedil", "ç"),
            Map.entry("auml", "ä"),
            Map.entry("ouml", "ö"),
            Map.entry("uuml", "ü"),
            Map.entry("szlig", "ß"),
            Map.entry("ntilde", "ñ"));

    private OfxCharacters() {}

    static String decoded(String text) {
        if (text.indexOf('&') < 0) {
            return text;
        }
        var decoded = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            var end = text.charAt(i) == '&' ? text.indexOf(';', i) : -1;
            var character = end > i && end - i <= NAME_LENGTH_MAX + 1 ? character(text.substring(i + 1, end)) : "";
            if (character.isEmpty()) {
                decoded.append(text.charAt(i));
            } else {
                decoded.append(character);
                i = end;
            }
        }
        return decoded.toString();
    }

    private static String character(String name) {
        if (name.startsWith("#")) {
            try {
                var code = name.startsWith("#x") || name.startsWith("#X")
                        ? Integer.parseInt(name.substring(2), 16)
                        : Integer.parseInt(name.substring(1));
                return Character.isValidCodePoint(code) ? Character.toString(code) : "";
            } catch (NumberFormatException e) {
                return "";
            }
        }
        return NAMED.getOrDefault(name, "");
    }
}
