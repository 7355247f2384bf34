package io.financereport.statement.reading.ofx;

import java.util.HashMap;
import java.util.Map;

/** Undoes the few escapes that banks write; an ampersand that starts none stays as it is. */
final class OfxCharacters {
    private static final int NAME_LENGTH_MAX = 8;

    /** OFX 2.2, section 2.3.2.1, and what else banks escape. */
    private static final Map<String, String> NAMED = named();

    /** The names of HTML 4.01, section 24.2.1, for the characters of ISO 8859-1 in their order. */
    private static final String LATIN =
            "iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute"
                + " micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde"
                + " Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute"
                + " Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc"
                + " atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve"
                + " oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml";

    private static final char FIRST_OF_LATIN = '\u00A1';

    private static Map<String, String> named() {
        var named = new HashMap<>(Map.of(
                "amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'", "nbsp", " ", "euro", "\u20AC", "ndash",
                "\u2013", "mdash", "\u2014"));
        var names = LATIN.split(" ");
        for (int i = 0; i < names.length; i++) {
            named.put(names[i], Character.toString(FIRST_OF_LATIN + i));
        }
        return Map.copyOf(named);
    }

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
