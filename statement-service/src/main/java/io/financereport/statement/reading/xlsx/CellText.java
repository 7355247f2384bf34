package io.financereport.statement.reading.xlsx;

import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.Refusal;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.jspecify.annotations.Nullable;

/** What a cell says, as a CSV file would write it. */
final class CellText {
    /** Excel computes in binary and shows 15 digits (ECMA-376 18.3.1.96 stores the binary value in decimals): the rest is noise. */
    private static final MathContext SHOWN = new MathContext(15, RoundingMode.HALF_EVEN);

    /** With so many decimals a point groups nothing, whatever the language. */
    private static final int DECIMALS_MIN = 4;

    private static final int EXPONENT_MAX = 40;
    private static final Pattern LITERALS = Pattern.compile("\"[^\"]*\"|\\\\.|_.|\\[[^\\]]*]");
    private static final Pattern DAY = Pattern.compile("[dy\u5E74\u65E5]", Pattern.CASE_INSENSITIVE);

    private CellText() {}

    /** Empty for a cell without a value. */
    static String of(@Nullable Cell cell, String place) {
        if (cell == null || cell.getType() == CellType.EMPTY) {
            return "";
        }
        return switch (cell.getType()) {
            case STRING -> cell.asString();
            case BOOLEAN -> cell.asBoolean().toString().toUpperCase(Locale.ROOT);
            case FORMULA -> formula(cell, place);
            case NUMBER -> number(cell, place);
            case ERROR, EMPTY -> cell.getRawValue() == null ? "" : cell.getRawValue();
        };
    }

    /** The value that the program computed when it saved the file. */
    private static String formula(Cell cell, String place) {
        var raw = cell.getRawValue();
        if (raw == null || raw.isEmpty()) {
            throw new Refusal(
                    ReadingCode.AMOUNT_UNREADABLE,
                    "The formula in " + place
                            + " has no value in the file. Open the workbook, save it, and upload it again.");
        }
        return decimal(raw) == null ? raw : number(cell, place);
    }

    private static String number(Cell cell, String place) {
        var raw = cell.getRawValue();
        var value = raw == null ? null : decimal(raw);
        if (value == null) {
            return raw == null ? "" : raw;
        }
        if (isDay(cell.getDataFormatId(), cell.getDataFormatString())) {
            try {
                return cell.asDate().toLocalDate().toString();
            } catch (DateTimeException | ArithmeticException | IllegalArgumentException e) {
                throw new Refusal(ReadingCode.DATE_UNREADABLE, "The date in " + place + " is of no calendar.");
            }
        }
        return written(value);
    }

    private static String written(BigDecimal value) {
        var shown = value.round(SHOWN).stripTrailingZeros();
        return (shown.scale() <= 0 ? shown.setScale(0) : shown.setScale(Math.max(shown.scale(), DECIMALS_MIN)))
                .toPlainString();
    }

    private static @Nullable BigDecimal decimal(String raw) {
        try {
            var value = new BigDecimal(raw.strip());
            return Math.abs(value.precision() - value.scale()) > EXPONENT_MAX || Math.abs(value.scale()) > 400
                    ? null
                    : value;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** Whether a number format shows a day: built in (ECMA-376 18.8.30), or written with days or years. */
    private static boolean isDay(@Nullable Integer id, @Nullable String format) {
        var number = id == null ? 0 : id;
        var isBuiltIn = (number >= 14 && number <= 17)
                || number == 22
                || (number >= 27 && number <= 36)
                || (number >= 50 && number <= 58);
        return isBuiltIn
                || (format != null
                        && DAY.matcher(LITERALS.matcher(format).replaceAll("")).find());
    }
}
