package io.financereport.statement.reading.xlsx;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Words for debit and credit that a number format writes beside the number, as programs of bookkeeping do: the cell itself holds no sign.
 * What counts is what one sees.
 *
 * @param positive of numbers that are not negative, as CSV files write it; null when the format has none
 * @param negative of those that are, of which such a format shows no minus
 */
record FormatSides(@Nullable String positive, @Nullable String negative) {
    static final FormatSides NONE = new FormatSides(null, null);

    /** The sections of positive and negative numbers (ECMA-376 18.8.31). */
    private static final Pattern SECTION = Pattern.compile("((?:\"[^\"]*\"|\\\\.|\\[[^\\]]*]|[^;])*)(?:;|$)");

    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|((?:\\\\.)+)");
    private static final Set<String> DEBIT = Set.of("dr", "db", "debit", "soll");
    private static final Set<String> CREDIT = Set.of("cr", "credit", "haben");

    static FormatSides of(String code) {
        List<String> sections = new ArrayList<>();
        var section = SECTION.matcher(code);
        while (sections.size() < 2 && section.find()) {
            sections.add(section.group(1));
        }
        var positive = sections.isEmpty() ? null : word(sections.getFirst());
        var negative = sections.size() < 2 ? null : word(sections.get(1));
        return positive == null && negative == null ? NONE : new FormatSides(positive, negative);
    }

    /** The word beside a number, or null. */
    @Nullable
    String beside(BigDecimal number) {
        return number.signum() < 0 ? negative : positive;
    }

    /** Whether a debit is positive and a credit negative, as in books that count what an account has as debits. */
    boolean areAgainstSigns() {
        return "DR".equals(positive) && "CR".equals(negative);
    }

    private static @Nullable String word(String section) {
        var word = WORD.matcher(section);
        while (word.find()) {
            var said = (word.group(1) == null ? word.group(2).replace("\\", "") : word.group(1))
                    .strip()
                    .replace(".", "")
                    .toLowerCase(Locale.ROOT);
            if (DEBIT.contains(said) || CREDIT.contains(said)) {
                return DEBIT.contains(said) ? "DR" : "CR";
            }
        }
        return null;
    }
}
