package io.financereport.statement.reading.xlsx;

import io.financereport.statement.reading.written.Currencies;
import java.util.Currency;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a number format shows of a number (ECMA-376 18.8.30 and 18.8.31).
 *
 * @param shows a day, a time of day, or a number
 * @param currency the only one that it can mean, by a code or a sign beside the number; null when it names none for certain
 * @param digitsMin so many digits at least, zeros before them
 * @param sides words for debit and credit
 */
record NumberFormat(Shows shows, @Nullable Currency currency, int digitsMin, FormatSides sides) {
    /** Excel's own limit. */
    private static final int CHARACTERS_MAX = 255;

    private static final NumberFormat GENERAL = of(Shows.NUMBER);

    private static final Pattern LITERALS = Pattern.compile("\"[^\"]*\"|\\\\.|_.|\\*.|\\[[^\\]]*]");

    /** Only a time has tenths of a second, and no day or time has digits that may be left out. */
    private static final Pattern DIGITS = Pattern.compile("[#?]|(?<![sS.,0])0|(?<![sS])[.,]0");

    /** A run of the letters that stand for parts of a time and of a year by its era, with days or years among them: USD is none. */
    private static final Pattern DAY = Pattern.compile(
            "(?<![\\p{L}])(?=[dmyhsegb]*(?:[dy]|mmm))[dmyhsegb]+(?![\\p{IsLatin}])", Pattern.CASE_INSENSITIVE);

    /** Parts of a time of day, of which the hours or minutes are not counted on beyond it. */
    private static final Pattern TIME =
            Pattern.compile("(?<![\\p{L}])(?=[hms]*[hs])[hms]+(?![\\p{IsLatin}])", Pattern.CASE_INSENSITIVE);

    private static final Pattern ELAPSED = Pattern.compile("\\[[hms]+]", Pattern.CASE_INSENSITIVE);

    private static final Pattern SYMBOL =
            Pattern.compile("\\[\\$([^\\]-]{1,6})(?:-[0-9A-Fa-f]+)?]|\"([^\"]{1,9})\"|\\\\?(\\p{Sc})");

    private static final Pattern CODE = Pattern.compile("\\p{Alpha}{3}");
    private static final Pattern CODE_OF_ISO = Pattern.compile("[A-Z]{3}");
    private static final Pattern ZEROS = Pattern.compile("0{2,30}");

    /** The first section of a format, which is that of positive numbers. */
    private static final Pattern SECTION = Pattern.compile("(?:\"[^\"]*\"|\\\\.|\\[[^\\]]*]|[^;])*");

    enum Shows {
        DAY,
        TIME,
        NUMBER
    }

    /**
     * @param id of a format that is built in, or of one of the workbook
     * @param code as written; null for one that is built in
     */
    static NumberFormat of(@Nullable Integer id, @Nullable String code) {
        var builtIn = builtIn(id == null ? 0 : id);
        if (builtIn != Shows.NUMBER || code == null || code.length() > CHARACTERS_MAX) {
            return builtIn == Shows.NUMBER ? GENERAL : of(builtIn);
        }
        var plain = LITERALS.matcher(code).replaceAll("");
        if (!DIGITS.matcher(plain).find()) {
            if (DAY.matcher(plain).find()) {
                return of(Shows.DAY);
            } else if (TIME.matcher(plain).find() && !ELAPSED.matcher(code).find()) {
                return of(Shows.TIME);
            }
        }
        return new NumberFormat(
                Shows.NUMBER, currency(code), ZEROS.matcher(code).matches() ? code.length() : 0, FormatSides.of(code));
    }

    private static NumberFormat of(Shows shows) {
        return new NumberFormat(shows, null, 0, FormatSides.NONE);
    }

    private static Shows builtIn(int id) {
        var isThai = (id >= 71 && id <= 74) || id == 77 || id == 81;
        if ((id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58) || isThai) {
            return Shows.DAY;
        }
        return (id >= 18 && id <= 21) || id == 45 || id == 47 ? Shows.TIME : Shows.NUMBER;
    }

    private static @Nullable Currency currency(String code) {
        var section = SECTION.matcher(code);
        var symbol = SYMBOL.matcher(section.lookingAt() ? section.group() : "");
        Set<Currency> found = new HashSet<>();
        while (symbol.find()) {
            var sign = symbol.group(1) == null
                    ? symbol.group(2) == null ? symbol.group(3) : symbol.group(2)
                    : symbol.group(1);
            // A word in quotes is a code in capitals only: all and try are currencies too.
            var currency = CODE.matcher(sign.strip()).matches()
                            && !CODE_OF_ISO.matcher(sign.strip()).matches()
                    ? null
                    : Currencies.ofSign(sign.strip());
            if (currency != null) {
                found.add(currency);
            }
        }
        return found.size() == 1 ? found.iterator().next() : null;
    }
}
