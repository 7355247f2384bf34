package io.financereport.statement.reading.pdf;

import io.financereport.statement.reading.Source;
import io.financereport.statement.reading.csv.ColumnRole;
import io.financereport.statement.reading.written.DirectionWords;
import io.financereport.statement.reading.written.SideWords;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Lines of a table that may be a row: what stands in them, before it is decided which column holds what. */
final class PdfRow {
    private static final int LINES_MAX = 40;
    /** Parts of the height of the font by which a number may stand beside the words over its column. */
    private static final float BESIDE_MAX = 8f;
    /** Fees, taxes, rates, and what was paid abroad. */
    private static final Pattern OTHER_NUMBERS =
            Pattern.compile("(?iu)\\bfees?\\b|charge|\\btax|\\bvat\\b|\\brate\\b|foreign"
                + "|geb[üu]hr|entgelt|steuer|\\bkurs|fremdw|frais|commission|taxe|\\btva\\b|taux|comisi|impuesto|tarifa|taxa"
                + "|imposto|cambio|c[âa]mbio|commissioni|imposta|kosten|koers|op[łl]at|prowizj|podatek|avgift|gebyr|poplat"
                + "|biaya|pajak|комисси|налог|курс|手续费|手數料|手数料|汇率|税");

    private final TableHeader header;
    private final List<String> dates;
    private final List<PdfWord> words;
    private final List<String> more = new ArrayList<>();
    private final PdfLine first;
    private final @Nullable PdfRow dated;
    private Source.Box box;
    private boolean isPending;
    private boolean isAside;
    private SideWords.@Nullable Side side;
    private @Nullable DayBelow below;
    private List<PdfWord> amountWords;
    private List<WordNumbers.Found> numbers;

    /**
     * A second day of a row, on a line of its own.
     *
     * @param role what the names of the columns say it is
     */
    record DayBelow(ColumnRole role, String text) {}

    /**
     * @param dates as written, from left to right
     * @param words those of the first line that are no dates
     */
    PdfRow(TableHeader header, PdfLine first, List<String> dates, List<PdfWord> words) {
        this(header, first, dates, words, null);
    }

    /** A row without a day of its own: it has that of the row above. */
    static PdfRow below(PdfRow above, TableHeader header, PdfLine first) {
        return new PdfRow(header, first, List.of(), first.words(), above.dated());
    }

    private PdfRow(TableHeader header, PdfLine first, List<String> dates, List<PdfWord> words, @Nullable PdfRow dated) {
        this.dated = dated;
        this.header = header;
        this.first = first;
        this.dates = List.copyOf(dates);
        this.words = List.copyOf(words);
        this.amountWords = this.words;
        this.numbers = WordNumbers.in(words, 0);
        this.box = first.box();
    }

    /** The row whose day it has: itself, or the one above that prints it. */
    PdfRow dated() {
        return dated == null ? this : dated;
    }

    List<String> dates() {
        return dates;
    }

    /** Says that it stands below a heading of rows that are not booked. */
    PdfRow pending() {
        isPending = true;
        return this;
    }

    boolean isPending() {
        return isPending;
    }

    /** Says that it seems to be none: a sum, or a line of another table. */
    PdfRow aside() {
        isAside = true;
        return this;
    }

    boolean isAside() {
        return isAside;
    }

    /** Says what the heading above it says of its direction, if anything. */
    PdfRow headed(SideWords.@Nullable Side heading) {
        side = heading;
        return this;
    }

    SideWords.@Nullable Side side() {
        return side;
    }

    /** Whether money goes out and comes in at once, as sums do. */
    boolean hasBothSides() {
        var roles = aligned().keySet();
        return roles.contains(ColumnRole.DEBIT) && roles.contains(ColumnRole.CREDIT);
    }

    TableHeader header() {
        return header;
    }

    Source.Box box() {
        return box;
    }

    long line() {
        return first.number();
    }

    /** Where the words of the row begin, beside its dates. */
    float textLeft() {
        return words.isEmpty() ? Float.MAX_VALUE : words.getFirst().left();
    }

    /** Whether a number stands under an amount column. */
    boolean hasAmount() {
        return aligned().keySet().stream().anyMatch(role -> role != ColumnRole.BALANCE);
    }

    /** Takes a line that belongs to this row; its amount too, where the row has none yet. */
    void add(PdfLine line, boolean withAmount) {
        if (more.size() >= LINES_MAX) {
            return;
        }
        if (withAmount) {
            amountWords = line.words();
            numbers = WordNumbers.in(amountWords, 0);
            more.add(withoutNumbers(amountWords, taken(aligned())));
        } else {
            more.add(line.text());
        }
        if (line.page() == box.page()) {
            box = PdfLine.around(box, line.box());
        }
    }

    /** Takes a line that begins with another day of the row, below its first one. */
    void addDay(DayBelow day, PdfLine line, String text) {
        below = day;
        if (more.size() < LINES_MAX) {
            more.add(text);
            box = PdfLine.around(box, line.box());
        }
    }

    /** The day that stands below the first one, or null. */
    @Nullable
    DayBelow dayBelow() {
        return below;
    }

    /** The numbers by the column under whose words they stand. */
    Map<ColumnRole, WordNumbers.Found> aligned() {
        return aligned(header, numbers);
    }

    /** The numbers of a line by the column under whose words they stand. */
    static Map<ColumnRole, WordNumbers.Found> aligned(TableHeader header, List<WordNumbers.Found> numbers) {
        var aligned = new EnumMap<ColumnRole, WordNumbers.Found>(ColumnRole.class);
        for (WordNumbers.Found number : numbers) {
            var cell = cellOver(header, number.word());
            if (cell == null) {
                continue;
            }
            var mayBeBalance = cell.role() == null && !header.has(ColumnRole.BALANCE) && !isOfOther(cell.name());
            var role = mayBeBalance ? ColumnRole.BALANCE : cell.role();
            var isMoney = number.kind() == WordNumbers.Kind.MONEY;
            if (role != null
                    && (cell.role() == null ? isMoney : cell.isNumber() && (isMoney || cell.overlaps(number.word())))) {
                aligned.put(role, number);
            }
        }
        return aligned;
    }

    /** Whether a column that is not known holds numbers that are no balances. */
    private static boolean isOfOther(String name) {
        return OTHER_NUMBERS.matcher(name).find();
    }

    /** The numbers that are sure to be amounts, from left to right. */
    List<WordNumbers.Found> money() {
        return numbers.stream()
                .filter(number -> number.kind() == WordNumbers.Kind.MONEY)
                .toList();
    }

    float em() {
        return first.em();
    }

    /** As many numbers at the end of the line as there are columns of numbers, in their order; none when there are fewer. */
    Map<ColumnRole, WordNumbers.Found> inOrder() {
        var columns = header.cells().stream().filter(TableHeader.Cell::isNumber).toList();
        var money = money();
        if (money.size() < columns.size() || header.has(ColumnRole.DEBIT) || header.has(ColumnRole.CREDIT)) {
            return Map.of();
        }
        var inOrder = new EnumMap<ColumnRole, WordNumbers.Found>(ColumnRole.class);
        for (int i = 0; i < columns.size(); i++) {
            var role = columns.get(i).role();
            if (role != null) {
                inOrder.put(role, money.get(money.size() - columns.size() + i));
            }
        }
        return inOrder;
    }

    /** The word that says in or out before the numbers, or null. */
    @Nullable
    String direction(Map<ColumnRole, WordNumbers.Found> numbers) {
        if (!header.has(ColumnRole.DIRECTION)) {
            return null;
        }
        for (PdfWord word : amountWords) {
            var cell = header.columnOf(word);
            if (cell != null && cell.role() == ColumnRole.DIRECTION && DirectionWords.isDirection(word.text())) {
                return word.text();
            }
        }
        var before = numbers.values().stream()
                        .mapToInt(WordNumbers.Found::from)
                        .min()
                        .orElse(0)
                - 1;
        return before >= 0 && DirectionWords.isDirection(amountWords.get(before).text())
                ? amountWords.get(before).text()
                : null;
    }

    /** All words but the numbers taken and the word of direction. */
    String description(Map<ColumnRole, WordNumbers.Found> numbers, @Nullable String direction) {
        var own = amountWords == words ? withoutNumbers(words, taken(numbers)) : StatementWords.textFrom(words, 0);
        var text = direction != null && own.endsWith(" " + direction)
                ? own.substring(0, own.length() - direction.length() - 1)
                : own;
        return (text + " " + String.join(" ", more)).strip();
    }

    /** The words under a column of texts, or null. */
    @Nullable
    String under(ColumnRole role) {
        if (!header.has(role)) {
            return null;
        }
        var text = new StringBuilder();
        for (PdfWord word : words) {
            var cell = header.columnOf(word);
            if (cell != null && cell.role() == role && cell.overlaps(word)) {
                text.append(text.isEmpty() ? "" : " ").append(word.text());
            }
        }
        return text.isEmpty() ? null : text.toString();
    }

    private static TableHeader.@Nullable Cell cellOver(TableHeader header, PdfWord number) {
        var nearest = header.cells().stream().min(Comparator.comparingDouble(cell -> distance(cell, number)));
        return nearest.filter(cell -> distance(cell, number) <= BESIDE_MAX * number.em())
                .orElse(null);
    }

    /** How far a number is from the words over a column; negative by how much it stands under them. */
    private static float distance(TableHeader.Cell cell, PdfWord number) {
        var overlap = Math.min(cell.right(), number.right()) - Math.max(cell.left(), number.left());
        var offRight = Math.abs(cell.right() - number.right());
        return -overlap + Math.min(offRight, number.em()) / 4;
    }

    private static List<WordNumbers.Found> taken(Map<ColumnRole, WordNumbers.Found> numbers) {
        return List.copyOf(numbers.values());
    }

    private static String withoutNumbers(List<PdfWord> words, List<WordNumbers.Found> taken) {
        var text = new StringBuilder();
        for (int i = 0; i < words.size(); i++) {
            var at = i;
            if (taken.stream().noneMatch(number -> at >= number.from() && at < number.to())) {
                text.append(text.isEmpty() ? "" : " ").append(words.get(i).text());
            }
        }
        return text.toString();
    }
}
