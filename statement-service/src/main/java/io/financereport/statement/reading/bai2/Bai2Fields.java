package io.financereport.statement.reading.bai2;

import java.util.List;

/** The fields of a record one after the other, over its continuations. A field that is not there is empty. */
final class Bai2Fields {
    private static final int DISTRIBUTIONS_DIGITS_MAX = 3;

    private final List<Bai2Part> parts;
    private int part;
    private int from;

    Bai2Fields(List<Bai2Part> parts) {
        this.parts = parts;
    }

    boolean hasNext() {
        return part < parts.size();
    }

    String next() {
        var field = peek();
        if (hasNext()) {
            var comma = parts.get(part).text().indexOf(',', from);
            part += comma < 0 ? 1 : 0;
            from = comma + 1;
        }
        return field;
    }

    /** The next field, which stays to be read. */
    String peek() {
        if (!hasNext()) {
            return "";
        }
        var text = parts.get(part).text();
        var comma = text.indexOf(',', from);
        return text.substring(from, comma < 0 ? text.length() : comma).strip();
    }

    void skip(int fields) {
        for (int skipped = 0; skipped < fields && hasNext(); skipped++) {
            next();
        }
    }

    /** All that is left as one text, commas and slashes included. */
    String rest() {
        var text = new StringBuilder();
        var joins = true;
        while (hasNext()) {
            text.append(joins ? "" : " ")
                    .append(parts.get(part).text(), from, parts.get(part).text().length());
            joins = parts.get(part).isFull();
            part++;
            from = 0;
        }
        return text.toString();
    }

    /** Whether the next field is a funds type of the standard, or left blank. */
    boolean hasFundsType() {
        return switch (peek()) {
            case "", "Z", "0", "1", "2", "S", "V", "D" -> true;
            default -> false;
        };
    }

    /** Passes over the funds type with what belongs to it and gives the value date as written, empty when none is. */
    String passFunds() {
        switch (next()) {
            case "S" -> skip(3);
            case "V" -> {
                var day = next();
                next();
                return day;
            }
            case "D" -> {
                var count = next();
                if (count.length() <= DISTRIBUTIONS_DIGITS_MAX && Bai2Values.isDigits(count)) {
                    skip(2 * Integer.parseInt(count));
                }
            }
            default -> {}
        }
        return "";
    }
}
