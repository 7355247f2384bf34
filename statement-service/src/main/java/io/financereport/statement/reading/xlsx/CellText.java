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
    private static final int SCALE_MAX = 400;
    private static final int DECIMALS_SHOWN = 6;

    /** Sums of amounts up to some millions are this close to what they mean. */
    private static final BigDecimal NOISE_MAX = new BigDecimal("1E-8");

    private static final Pattern LITERALS = Pattern.compile("\"[^\"]*\"|\\\\.|_.|\\[[^\\]]*]");
    /** A run of the letters that stand for parts of a time, with days or years among them: USD is none. */
    private static final Pattern DAY =
            Pattern.compile("(?<![\\p{L}])(?=[dmyhs]*[dy])[dmyhs]+(?![\\p{IsLatin}])", Pattern.CASE_INSENSITIVE);

    private CellText() {}

    /**
     * Empty for a cell without a value.
     *
     * @param place for a sentence, such as {@code sheet 2, cell C17}
     * @throws Refusal when the program that saved a formula did not save its value, or a date is of no calendar
     */
    static String of(@Nullable Cell cell, String place) {
        if (cell == null || cell.getType() == CellType.EMPTY) {
            return "";
        }
        var raw = cell.getRawValue();
        if (raw == null && cell.getType() == CellType.FORMULA) {
            throw new Refusal(
                    ReadingCode.AMOUNT_UNREADABLE,
                    "The formula in " + place
                            + " has no value in the file. Open the workbook, save it, and upload it again.");
        }
        return switch (cell.getValue()) {
            case BigDecimal number when isDay(cell.getDataFormatId(), cell.getDataFormatString()) -> day(cell, place);
            case BigDecimal number -> written(number);
            case Boolean flag -> flag.toString().toUpperCase(Locale.ROOT);
            case String text -> text;
            case null, default -> raw == null ? "" : raw;
        };
    }

    private static String day(Cell cell, String place) {
        try {
            return cell.asDate().toLocalDate().toString();
        } catch (DateTimeException | ArithmeticException | IllegalArgumentException e) {
            throw new Refusal(ReadingCode.DATE_UNREADABLE, "The date in " + place + " is of no calendar.");
        }
    }

    /** Without the noise of binary numbers: of 15 digits, and of what is left beyond six decimals when it is next to nothing. */
    static String written(BigDecimal value) {
        if (Math.abs((long) value.precision() - value.scale()) > EXPONENT_MAX || Math.abs(value.scale()) > SCALE_MAX) {
            return value.toString();
        }
        var shown = value.round(SHOWN);
        var near = shown.setScale(DECIMALS_SHOWN, RoundingMode.HALF_EVEN);
        var plain = (near.subtract(shown).abs().compareTo(NOISE_MAX) < 0 ? near : shown).stripTrailingZeros();
        return (plain.scale() <= 0 ? plain.setScale(0) : plain.setScale(Math.max(plain.scale(), DECIMALS_MIN)))
                .toPlainString();
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
