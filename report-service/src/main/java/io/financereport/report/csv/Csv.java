package io.financereport.report.csv;

import io.financereport.money.Money;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A table as comma-separated values (RFC 4180): CRLF ends a line, a field with a comma, quote or line break is quoted. Text
 * that a spreadsheet would take for a formula is written with an apostrophe in front; amounts are numbers and stay as they
 * are. UTF-8 without a byte order mark.
 */
public final class Csv {
    public static final String MEDIA_TYPE = "text/csv";

    private static final String FORMULA_STARTS = "=+-@\t\r\n";

    private final StringBuilder out = new StringBuilder();

    /** A field; which kind it is decides how it is written. */
    public sealed interface Field {
        String written();

        /** What a person or a bank wrote: it may look like a formula. */
        record Text(String value) implements Field {
            @Override
            public String written() {
                var dangerous = !value.isEmpty() && FORMULA_STARTS.indexOf(value.charAt(0)) >= 0;
                return dangerous ? "'" + value : value;
            }
        }

        /** An amount in plain decimals without its currency; empty when it is not known. */
        record Amount(Optional<Money> value) implements Field {
            @Override
            public String written() {
                return value.map(money -> money.amount().toPlainString()).orElse("");
            }
        }
    }

    public static Field text(Object value) {
        return new Field.Text(value.toString());
    }

    public static Field amount(Optional<Money> value) {
        return new Field.Amount(value);
    }

    public Csv row(Field... fields) {
        out.append(List.of(fields).stream().map(Field::written).map(Csv::quoted).collect(Collectors.joining(",")))
                .append("\r\n");
        return this;
    }

    public byte[] bytes() {
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return out.toString();
    }

    private static String quoted(String value) {
        var plain = value.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return plain ? value : '"' + value.replace("\"", "\"\"") + '"';
    }
}
