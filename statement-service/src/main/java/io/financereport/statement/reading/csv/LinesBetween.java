package io.financereport.statement.reading.csv;

import io.financereport.statement.reading.written.AccountWords;
import io.financereport.statement.reading.written.BalanceWords;
import io.financereport.statement.reading.written.BalanceWords.Balance;
import io.financereport.statement.reading.written.Iban;
import io.financereport.statement.reading.written.StandingWords;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The lines between the rows of one table and the names of the columns of the next: what they say of the rows on either side. */
final class LinesBetween {
    private static final int LINES_MAX = 200;
    private static final int HEADING_CHARACTERS_MAX = 60;
    private static final Pattern DIGITS = Pattern.compile("\\d+");
    private static final Pattern PAGE = Pattern.compile(
            "(?iu)(?:page|seite|blatt|pagina|p[áa]gina|strona|strana|sid[ae]?|sivu|oldal|sayfa|стр(?:аница)?|第)\\P{L}*"
                    + "(?:(?:of|von|de|di|van|z|av|aus|sur|页|頁|ページ)\\P{L}*)?");
    private static final Pattern LETTER = Pattern.compile("\\p{L}");

    /** One line, by what it says. */
    private record Line(
            long number,
            String text,
            @Nullable String account,
            @Nullable Boolean isPending) {}

    private final List<Line> lines = new ArrayList<>();

    /**
     * Takes a line.
     *
     * @param left the first column of the table: what stands alone in another one goes on with the text of a row
     */
    void add(CsvRecord record, int left) {
        if (lines.size() == LINES_MAX) {
            return;
        }
        var text = text(record);
        var isLeft = isLeft(record, left);
        var isHeading = isLeft && record.filledFields() == 1 && text.length() <= HEADING_CHARACTERS_MAX;
        lines.add(new Line(
                record.line(),
                text,
                isLeft ? accountIn(text) : null,
                isHeading ? StandingWords.isPendingAlone(text) : null));
    }

    /** Whether a line says in the middle of the table that rows are pending: a heading, or a text that goes on. */
    static boolean isPendingAside(CsvRecord record, int left) {
        return record.filledFields() == 1
                && !isLeft(record, left)
                && Boolean.TRUE.equals(StandingWords.isPendingAlone(text(record)));
    }

    private static boolean isLeft(CsvRecord record, int left) {
        return IntStream.rangeClosed(0, left)
                .anyMatch(column -> !record.field(column).isEmpty());
    }

    void clear() {
        lines.clear();
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    /** The last number of an account that is named; null when none is. */
    @Nullable
    String account() {
        return lines.stream()
                .map(Line::account)
                .filter(account -> account != null)
                .reduce(null, (before, account) -> account);
    }

    /** Whether the rows below are only expected, as the last heading says; null when none says it. */
    @Nullable
    Boolean isPending() {
        Boolean said = null;
        for (Line line : lines) {
            said = line.isPending() == null ? said : line.isPending();
        }
        return said;
    }

    /** The first line that is about the rows below: it names an account, heads them, begins as the file does, or states their opening. */
    long beginOfNext(Set<String> opening, long otherwise) {
        var last = -1;
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            var balance = BalanceWords.balance(line.text());
            if (line.account() != null
                    || line.isPending() != null
                    || opening.contains(shape(line.text()))
                    || balance == Balance.OPENING
                    || balance == Balance.BROUGHT) {
                return line.number();
            }
            last = BalanceWords.isNamed(line.text()) || BalanceWords.isTotal(line.text()) ? i : last;
        }
        return last + 1 < lines.size() ? lines.get(last + 1).number() : otherwise;
    }

    /** Whether nothing but the edge of a page stands here: lines that begin the file too, balances, sums and numbers of pages. */
    boolean isOfPage(Set<String> opening) {
        return lines.stream()
                .map(Line::text)
                .allMatch(text -> opening.contains(shape(text))
                        || !LETTER.matcher(text).find()
                        || BalanceWords.isNamed(text)
                        || BalanceWords.isTotal(text)
                        || PAGE.matcher(text).matches());
    }

    /** The lines without what differs from page to page. */
    Set<String> shapes() {
        var shapes = new HashSet<String>();
        lines.forEach(line -> shapes.add(shape(line.text())));
        return shapes;
    }

    private static String shape(String text) {
        return DIGITS.matcher(text).replaceAll("#");
    }

    private static String text(CsvRecord record) {
        var text = new StringBuilder();
        for (int i = 0; i < record.fields().size() && text.length() < 2 * HEADING_CHARACTERS_MAX; i++) {
            var field = record.field(i);
            text.append(text.isEmpty() || field.isEmpty() ? "" : " ").append(field);
        }
        return text.toString();
    }

    private static @Nullable String accountIn(String text) {
        var named = AccountWords.accountAtStart(text);
        return named == null ? Iban.in(text) : named;
    }
}
