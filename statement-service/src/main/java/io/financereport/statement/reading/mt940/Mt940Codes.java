package io.financereport.statement.reading.mt940;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Details in words between slashes, as Dutch and many other banks write them: {@code /NAME/J DOE/REMI/RENT}. */
final class Mt940Codes {
    private static final Set<String> WORDS = Set.of(
            "ACCW", "ADDR", "BENM", "BIC", "BO", "BUSP", "CHGS", "CNTP", "CSID", "EREF", "EXCH", "IBAN", "ID", "INIT",
            "IREF", "ISDT", "KREF", "MARF", "NAME", "NRTX", "OCMT", "ORDP", "PREF", "PURP", "REMI", "RREF", "RTRN",
            "STRD", "SVCL", "SVWZ", "TRCD", "TRTP", "ULTB", "ULTC", "ULTD", "USTD", "ORDR", "BENE", "CREF", "SUBJ");

    private Mt940Codes() {}

    /** Whether the text begins with such a word. */
    static boolean areIn(String text) {
        var end = text.indexOf('/', 1);
        return text.startsWith("/") && end > 0 && WORDS.contains(text.substring(1, end));
    }

    static Mt940Details of(String text) {
        Map<String, String> values = new HashMap<>();
        var word = "";
        var value = new StringBuilder();
        for (String piece : text.substring(1).split("/", -1)) {
            if (WORDS.contains(piece)) {
                keep(values, word, value);
                word = piece;
                value.setLength(0);
            } else {
                value.append(value.isEmpty() ? "" : "/").append(piece);
            }
        }
        keep(values, word, value);
        return details(values, text);
    }

    private static Mt940Details details(Map<String, String> values, String text) {
        var party = values.getOrDefault("CNTP", "").split("/", -1);
        var purpose = first(values, "REMI", "USTD", "SVWZ", "SUBJ", "STRD", "RREF");
        var kind = first(values, "TRTP", "RTRN");
        var name = first(values, "NAME", "BENM", "ORDP", "ORDR", "BENE");
        return new Mt940Details(
                kind,
                purpose.isEmpty() && kind.isEmpty() ? text : purpose,
                name.isEmpty() && party.length > 2 ? party[2].strip() : name,
                values.containsKey("IBAN") ? first(values, "IBAN") : party[0].strip(),
                first(values, "EREF"));
    }

    private static String first(Map<String, String> values, String... words) {
        for (String word : words) {
            var value = values.get(word);
            if (value != null) {
                return value;
            }
        }
        return "";
    }

    private static void keep(Map<String, String> values, String word, StringBuilder value) {
        var text = value.toString().strip();
        while (text.endsWith("/")) {
            text = text.substring(0, text.length() - 1).strip();
        }
        if (!text.isEmpty()) {
            values.putIfAbsent(word, text);
        }
    }
}
