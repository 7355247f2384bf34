package io.financereport.statement.reading.xlsx;

import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.Refusal;
import io.financereport.statement.reading.csv.CsvRecord;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
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

    /** A character by its number, as a text keeps those that XML cannot (ECMA-376 22.9.2.19). */
    private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    /** No statement is older than 1950. */
    private static final BigDecimal SERIAL_MIN = BigDecimal.valueOf(16_800);

    private static final Pattern WHOLE = Pattern.compile("\\d{1,40}");

    private final Map<Format, NumberFormat> formats = new HashMap<>();
    private final Formulas formulas;
    private final char decimal;
    private boolean areSidesAgainstSigns;

    private record Format(@Nullable Integer id, @Nullable String code) {}

    /** What formulas without a value are. */
    enum Formulas {
        /** Nothing, as they gave an empty text. */
        COMPUTED,
        /** Of some of the workbook nobody computed the value. */
        SOME_NOT_COMPUTED
    }

    /**
     * @param decimal by which numbers are written, as the texts of the sheet are
     */
    CellText(Formulas formulas, char decimal) {
        this.formulas = formulas;
        this.decimal = decimal;
    }

    /**
     * Empty for a cell without a value, {@link CsvRecord#NOT_COMPUTED} for a formula that nobody computed.
     *
     * @param place for a sentence, such as {@code sheet 2, cell C17}
     * @throws Refusal when a date is of no calendar
     */
    String of(@Nullable Cell cell, Supplier<String> place) {
        if (cell == null || cell.getType() == CellType.EMPTY) {
            return "";
        }
        var raw = cell.getRawValue();
        if (cell.getType() == CellType.FORMULA
                && (raw == null || (raw.isEmpty() && formulas == Formulas.SOME_NOT_COMPUTED))) {
            return CsvRecord.NOT_COMPUTED;
        }
        return switch (cell.getValue()) {
            case BigDecimal number -> number(number, cell, place);
            case Boolean flag -> flag.toString().toUpperCase(Locale.ROOT);
            case String text -> unescaped(text);
            case null, default -> raw == null ? "" : raw;
        };
    }

    private String number(BigDecimal number, Cell cell, Supplier<String> place) {
        var format = formats.computeIfAbsent(
                new Format(cell.getDataFormatId(), cell.getDataFormatString()),
                any -> NumberFormat.of(any.id, any.code));
        return switch (format.shows()) {
            case DAY -> day(cell, place);
            // A moment of which the program shows the time only.
            case TIME -> number.compareTo(SERIAL_MIN) >= 0 ? day(cell, place) : written(number);
            case NUMBER -> {
                var side = format.sides().beside(number);
                areSidesAgainstSigns |= number.signum() < 0 && format.sides().areAgainstSigns();
                var written = isWhole(cell.getRawValue())
                        ? cell.getRawValue()
                        : written(side == null ? number : number.abs()).replace('.', decimal);
                var zeros = "0".repeat(Math.max(0, isWhole(written) ? format.digitsMin() - written.length() : 0));
                var currency =
                        format.currency() == null ? "" : " " + format.currency().getCurrencyCode();
                yield zeros + written + currency + (side == null ? "" : " " + side);
            }
        };
    }

    /** Whether a negative number was a credit so far, by a format that calls positive ones debits. */
    boolean areSidesAgainstSigns() {
        return areSidesAgainstSigns;
    }

    /** Of references, all digits are kept that other programs than Excel wrote. */
    private static boolean isWhole(@Nullable String raw) {
        return raw != null && WHOLE.matcher(raw).matches();
    }

    private static String unescaped(String text) {
        return text.contains("_x")
                ? ESCAPED.matcher(text)
                        .replaceAll(escape ->
                                Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(escape.group(1), 16))))
                : text;
    }

    private static String day(Cell cell, Supplier<String> place) {
        try {
            return cell.asDate().toLocalDate().toString();
        } catch (DateTimeException | ArithmeticException | IllegalArgumentException e) {
            throw new Refusal(ReadingCode.DATE_UNREADABLE, "The date in " + place.get() + " is of no calendar.");
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
}
