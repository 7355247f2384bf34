package io.financereport.statement.reading.mt940;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * Details in numbered subfields, as German, Austrian and Polish banks write them: {@code 166?00TEXT?20PURPOSE?32NAME}. Banks
 * differ in the sign. Within the purpose, SEPA words such as {@code EREF+} part reference and remittance.
 */
final class Mt940Subfields {
    private static final String SIGNS = "?>~^@|#&!*$";
    private static final Set<String> WORDS = Set.of(
            "EREF", "KREF", "MREF", "CRED", "DEBT", "COAM", "OAMT", "SVWZ", "ABWA", "ABWE", "IBAN", "BIC", "PURP",
            "RREF", "ANAM", "BREF");

    /** The numbers that subfields have in the lists of German and Polish banks. */
    private static final Pattern NUMBERS = Pattern.compile("00|10|2\\d|3[0-4]|38|6[0-5]");

    private static final int SUBFIELDS_MIN = 3;

    /** A subfield of this length was full, so that a word may go on in the next one. */
    private static final int SUBFIELD_CHARACTERS = 27;

    private Mt940Subfields() {}

    /** The sign that opens subfields, or 0 when the text has none. */
    static char sign(String text) {
        for (int at : new int[] {0, 3}) {
            var isCoded = at == 0 || Mt940Values.hasDigits(text, 0, 3);
            if (isCoded && Mt940Values.hasDigits(text, at + 1, 2) && isSign(text.charAt(at), at)) {
                return text.charAt(at);
            }
        }
        return Mt940Values.hasDigits(text, 0, 3) && opensSubfields(text) ? text.charAt(3) : 0;
    }

    /**
     * Whether another sign than the usual ones opens at least three subfields, from 00 or 20 on, with known numbers that rise.
     * What parts dates, amounts and numbers of accounts is none.
     */
    private static boolean opensSubfields(String text) {
        if (text.length() < 6
                || Character.isLetterOrDigit(text.charAt(3))
                || " -/.,:'\"".indexOf(text.charAt(3)) >= 0) {
            return false;
        }
        var last = -1;
        var found = 0;
        for (int at = 3; at >= 0; at = text.indexOf(text.charAt(3), at + 1)) {
            if (Mt940Values.hasDigits(text, at + 1, 2)) {
                var number = Mt940Values.two(text, at + 1);
                var isFirst = last < 0;
                var isKnown = NUMBERS.matcher(text.substring(at + 1, at + 3)).matches();
                if (!isKnown || number <= last || (isFirst && number != 0 && number != 20)) {
                    return false;
                }
                last = number;
                found++;
            }
        }
        return found >= SUBFIELDS_MIN;
    }

    private static boolean isSign(char c, int at) {
        return at == 0 ? c == '?' : SIGNS.indexOf(c) >= 0;
    }

    static Mt940Details of(String text, char sign) {
        var parts = new Parts();
        var from = text.indexOf(sign);
        while (from >= 0) {
            var next = text.indexOf(sign, from + 3);
            while (next >= 0 && !Mt940Values.hasDigits(text, next + 1, 2)) {
                next = text.indexOf(sign, next + 1);
            }
            parts.add(Mt940Values.two(text, from + 1), text.substring(from + 3, next < 0 ? text.length() : next));
            from = next;
        }
        return parts.details();
    }

    /** The texts of the subfields, each where it belongs. */
    static final class Parts {
        private final Text kind = new Text();
        private final Text purpose = new Text();
        private final Text number = new Text();
        private final Text iban = new Text();
        private final Text name = new Text();

        void add(int code, String text) {
            switch (code) {
                case 0 -> kind.add(text);
                case 10, 30, 34 -> {}
                case 31 -> number.add(text);
                case 32, 33 -> name.add(text);
                case 38 -> iban.add(text);
                default -> purpose.add(text);
            }
        }

        void addNumberedLine(int code, String text) {
            switch (code) {
                case 15, 16 -> name.add(text);
                case 17 -> kind.add(text);
                case 18, 19, 20, 33 -> {}
                case 34 -> number.add(text);
                default -> purpose.add(text);
            }
        }

        Mt940Details details() {
            var said = purpose.toString();
            var first = firstWord(said, 0);
            var remittance = ofWord(said, "SVWZ");
            if (remittance.isEmpty()) {
                remittance = first > 0 ? said.substring(0, first).strip() : said;
            }
            return new Mt940Details(
                    kind.toString(),
                    remittance,
                    name.toString(),
                    iban.isEmpty() ? number.toString() : iban.toString(),
                    ofWord(said, "EREF"));
        }

        private static String ofWord(String text, String word) {
            for (int at = firstWord(text, 0); at >= 0; ) {
                var from = text.indexOf('+', at) + 1;
                var next = firstWord(text, from);
                if (text.startsWith(word, at)) {
                    return text.substring(from, next < 0 ? text.length() : next).strip();
                }
                at = next;
            }
            return "";
        }

        /** Where the next SEPA word begins, or below zero. */
        private static int firstWord(String text, int from) {
            for (int plus = text.indexOf('+', from); plus >= 0; plus = text.indexOf('+', plus + 1)) {
                for (int length = 4; length >= 3; length--) {
                    var start = plus - length;
                    if (start >= from && WORDS.contains(text.substring(start, plus))) {
                        return start;
                    }
                }
            }
            return -1;
        }
    }

    /** Text that the bank cut into pieces. */
    private static final class Text {
        private final StringBuilder text = new StringBuilder();
        private int last = SUBFIELD_CHARACTERS;

        void add(String piece) {
            text.append(last >= SUBFIELD_CHARACTERS ? "" : " ").append(piece);
            last = piece.length();
        }

        boolean isEmpty() {
            return text.isEmpty();
        }

        @Override
        public String toString() {
            return text.toString().strip();
        }
    }
}
