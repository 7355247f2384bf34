package io.financereport.statement.reading.pdf;

import io.financereport.statement.reading.AccountKind;
import io.financereport.statement.reading.ReadingHints;
import io.financereport.statement.reading.csv.ColumnRole;
import io.financereport.statement.reading.pdf.SectionReading.Signs;
import io.financereport.statement.reading.written.DecimalSign;
import io.financereport.statement.reading.written.DirectionWords;
import io.financereport.statement.reading.written.WrittenNumber;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tries the ways in which the rows of a section can be read: whether numbers belong to the column whose name they stand under,
 * whose numbers end where they end, or come in the order of the columns; whether lines without a day are rows; and what the signs
 * mean. The balances decide.
 */
final class SectionSolver {
    private final PdfSection section;
    private final DecimalSign decimals;
    private final AccountKind kind;
    private final ReadingHints.@Nullable Signs answer;
    private final ColumnEdges edges;
    private final HeadedSigns headings;

    private enum Place {
        UNDER_COLUMN,
        BY_EDGE,
        IN_ORDER
    }

    /** Which lines are rows. */
    private enum Lines {
        DATED,
        UNDATED_TOO,
        /** Those as well that seem to be of another table. */
        ALL;

        boolean have(PdfRow row) {
            return switch (this) {
                case DATED -> !row.dates().isEmpty() && !row.isAside();
                case UNDATED_TOO -> !row.isAside();
                case ALL -> true;
            };
        }
    }

    /**
     * @param kind says what a plus before a balance means
     * @param answer a person's word on the signs, null while nobody said
     */
    SectionSolver(PdfSection section, DecimalSign decimals, AccountKind kind, ReadingHints.@Nullable Signs answer) {
        this.section = section;
        this.decimals = decimals;
        this.kind = kind;
        this.answer = answer;
        this.edges = ColumnEdges.of(section.rows());
        this.headings = new HeadedSigns(kind == AccountKind.LIABILITY);
        for (PdfRow row : section.rows()) {
            var heading = row.side();
            var amount = value(single(row.aligned()));
            if (heading != null && amount != null) {
                headings.see(heading, amount);
            }
        }
    }

    /** The best reading; without rows when no row has an amount. */
    SectionReading solve() {
        SectionReading best = null;
        var tried = new ArrayList<SectionReading>();
        for (Place place : Place.values()) {
            for (Lines lines : lines()) {
                for (Signs signs : candidates()) {
                    for (SectionReading reading : readings(place, lines, signs)) {
                        tried.add(reading);
                        if (best == null || isBetter(reading, best)) {
                            best = reading;
                        }
                    }
                }
            }
        }
        if (best == null) {
            return new SectionReading(List.of(), 0, Signs.UNKNOWN, null, null, new BalanceChain(0, 0, false));
        }
        var found = best;
        if (found.signs() == Signs.HEADED && tried.stream().anyMatch(found::isContradictedBy)) {
            return found.doubted();
        }
        return found.isOpenAtAnEnd() && (found.left() > 0 || tried.stream().anyMatch(found::differsAtAnEndFrom))
                ? found.doubted()
                : found;
    }

    private static boolean isBetter(SectionReading reading, SectionReading best) {
        if (reading.chain().isProven() != best.chain().isProven()) {
            return reading.chain().isProven();
        }
        if (reading.chain().isProven()) {
            // A line that was left out and has a balance that follows is a row.
            return reading.chain().links() > best.chain().links();
        }
        // Without a proof, the reading with more rows: what it has too many of is seen, what is missing is not.
        return reading.rows().size() > best.rows().size()
                || (reading.rows().size() == best.rows().size()
                        && reading.chain().breaks() < best.chain().breaks());
    }

    private List<Lines> lines() {
        return section.rows().stream().anyMatch(PdfRow::isAside)
                ? List.of(Lines.values())
                : List.of(Lines.DATED, Lines.UNDATED_TOO);
    }

    private List<Signs> candidates() {
        if (answer != null) {
            return List.of(Signs.SAID, answer == ReadingHints.Signs.INVERTED ? Signs.INVERTED : Signs.AS_WRITTEN);
        }
        return kind == AccountKind.LIABILITY
                ? List.of(Signs.SAID, Signs.HEADED, Signs.INVERTED, Signs.AS_WRITTEN, Signs.BY_BALANCE)
                : List.of(Signs.SAID, Signs.HEADED, Signs.AS_WRITTEN, Signs.INVERTED, Signs.BY_BALANCE);
    }

    private List<SectionReading> readings(Place place, Lines lines, Signs signs) {
        var rows = new ArrayList<RowReading>();
        var left = 0;
        var withoutAmount = 0;
        var marks = new Marks();
        for (PdfRow row : section.rows()) {
            if (!lines.have(row)) {
                left++;
                continue;
            }
            var reading = reading(row, numbers(row, place), signs, marks);
            if (reading == null) {
                left += row.isAside() ? 1 : 0;
                withoutAmount += row.isAside() ? 0 : 1;
            } else {
                rows.add(reading);
            }
        }
        if (rows.isEmpty() || !marks.allow(signs, kind) || (signs == Signs.HEADED && !headings.tellApart())) {
            return List.of();
        }
        var readings = new ArrayList<SectionReading>();
        for (BigDecimal opening : balances(section.openings())) {
            for (BigDecimal closing : closings()) {
                var signed = signs == Signs.BY_BALANCE ? byBalance(rows, opening) : rows;
                if (signed != null) {
                    readings.add(new SectionReading(
                            signed,
                            left,
                            signs == Signs.AS_WRITTEN && marks.isPlain() ? Signs.UNKNOWN : signs,
                            opening,
                            closing,
                            chain(signed, opening, closing, withoutAmount)));
                }
            }
        }
        return readings;
    }

    /** Where rows are left out, two of the others that follow one another are no proof. */
    private static BalanceChain chain(
            List<RowReading> rows, @Nullable BigDecimal opening, @Nullable BigDecimal closing, int leftOut) {
        var chain = BalanceChain.of(rows, opening, closing);
        var isEnough = leftOut == 0 || opening != null || chain.links() > 1;
        return isEnough ? chain : new BalanceChain(chain.links(), chain.breaks(), false);
    }

    private Map<ColumnRole, WordNumbers.Found> numbers(PdfRow row, Place place) {
        return switch (place) {
            case UNDER_COLUMN -> row.aligned();
            case BY_EDGE -> edges.columns(row);
            case IN_ORDER -> row.inOrder();
        };
    }

    private @Nullable RowReading reading(
            PdfRow row, Map<ColumnRole, WordNumbers.Found> numbers, Signs signs, Marks marks) {
        var direction = row.direction(numbers);
        var amount = amount(row, numbers, signs, marks);
        if (amount == null) {
            return null;
        }
        var balance = numbers.get(ColumnRole.BALANCE);
        return new RowReading(
                row,
                amount,
                balance == null ? null : balanceOf(balance.word().text()),
                row.description(numbers, direction));
    }

    private @Nullable BigDecimal amount(
            PdfRow row, Map<ColumnRole, WordNumbers.Found> numbers, Signs signs, Marks marks) {
        var out = value(numbers.get(ColumnRole.DEBIT));
        var in = value(numbers.get(ColumnRole.CREDIT));
        var single = single(numbers);
        if (out != null || in != null) {
            marks.said++;
            var comes = in == null ? BigDecimal.ZERO : in;
            return comes.subtract(out == null ? BigDecimal.ZERO : out.abs());
        }
        var written = value(single);
        if (single == null || written == null) {
            return null;
        }
        var text = single.word().text();
        marks.see(text);
        var direction = row.direction(numbers);
        if (direction != null && signs == Signs.SAID) {
            marks.said++;
            return DirectionWords.isOut(direction) ? written.abs().negate() : written.abs();
        }
        var heading = row.side();
        if (signs == Signs.HEADED && heading != null && !Marks.isNamed(text)) {
            marks.headed++;
            return headings.signed(heading, written);
        }
        var isOwed = signs == Signs.INVERTED || (signs == Signs.HEADED && kind == AccountKind.LIABILITY);
        // Where only money in has a sign, a plus is that of an account.
        var isIn = kind == AccountKind.ASSET && Marks.hasPlus(text);
        return isOwed && !Marks.isNamed(text) && !isIn ? written.negate() : written;
    }

    private static WordNumbers.@Nullable Found single(Map<ColumnRole, WordNumbers.Found> numbers) {
        var amount = numbers.get(ColumnRole.AMOUNT);
        return amount == null ? numbers.get(ColumnRole.GROSS) : amount;
    }

    private @Nullable BigDecimal value(WordNumbers.@Nullable Found number) {
        return number == null ? null : decimals.find(number.word().text());
    }

    /** A debt is printed without a sign; named CR, it is the holder's. */
    private @Nullable BigDecimal balanceOf(String text) {
        var value = decimals.find(text);
        var isOwed = kind == AccountKind.LIABILITY && !Marks.isNamed(text);
        return value == null ? null : isOwed ? value.negate() : value;
    }

    private Set<@Nullable BigDecimal> closings() {
        var closings = balances(section.closings());
        var ofPrinting = section.ofPrinting();
        if (ofPrinting != null) {
            closings.add(balanceOf(ofPrinting));
        }
        return closings;
    }

    private Set<@Nullable BigDecimal> balances(List<String> texts) {
        var values = new LinkedHashSet<@Nullable BigDecimal>();
        texts.forEach(text -> values.add(balanceOf(text)));
        values.remove(null);
        if (values.isEmpty()) {
            values.add(null);
        }
        return values;
    }

    /** The rows with the signs that the balances give them; null when an amount is not the step between two balances. */
    private static @Nullable List<RowReading> byBalance(List<RowReading> rows, @Nullable BigDecimal opening) {
        var oldestFirst = stepped(rows, opening);
        if (oldestFirst != null) {
            return oldestFirst;
        }
        var newestFirst = stepped(rows.reversed(), opening);
        return newestFirst == null ? null : newestFirst.reversed();
    }

    private static @Nullable List<RowReading> stepped(List<RowReading> rows, @Nullable BigDecimal opening) {
        var signed = new ArrayList<RowReading>();
        var before = opening;
        for (RowReading row : rows) {
            var balance = row.balance();
            if (before == null
                    || balance == null
                    || balance.subtract(before).abs().compareTo(row.amount()) != 0) {
                return null;
            }
            signed.add(new RowReading(row.row(), balance.subtract(before), balance, row.description()));
            before = balance;
        }
        return signed;
    }

    /** How the amounts of a section are marked. */
    private static final class Marks {
        private static final Pattern NAMED = Pattern.compile("(?i)[CD]R\\W*$");

        private int said;
        private int seen;
        private int negative;
        private int marked;
        private int headed;

        static boolean isNamed(String amount) {
            return NAMED.matcher(amount).find();
        }

        static boolean hasPlus(String amount) {
            return amount.startsWith("+") || amount.endsWith("+");
        }

        void see(String amount) {
            var number = WrittenNumber.of(amount);
            seen++;
            negative += number != null && number.negative() ? 1 : 0;
            marked += number != null && number.isCredit() ? 1 : 0;
        }

        /** Whether nothing about the amounts says which are money out. */
        boolean isPlain() {
            return seen > 0 && negative == 0 && marked == 0 && said == 0;
        }

        boolean allow(Signs signs, AccountKind kind) {
            return switch (signs) {
                case SAID -> said > 0 && (seen == 0 || said >= seen);
                case HEADED -> headed > 0 && said == 0;
                case INVERTED -> kind == AccountKind.LIABILITY || (marked > 0 && marked < seen && negative == 0);
                case BY_BALANCE -> seen > 0 && negative == 0 && marked == 0;
                case AS_WRITTEN, UNKNOWN -> said == 0 || said < seen;
            };
        }
    }
}
