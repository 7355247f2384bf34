package io.financereport.statement.extraction;

import io.financereport.money.Money;
import io.financereport.statement.reading.AccountKind;
import io.financereport.statement.reading.Amounts;
import io.financereport.statement.reading.FileAccount;
import io.financereport.statement.reading.FileAccount.CurrencyFrom;
import io.financereport.statement.reading.Format;
import io.financereport.statement.reading.Reading;
import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.ReadingHints;
import io.financereport.statement.reading.ReadingProblem;
import io.financereport.statement.reading.RowRead;
import io.financereport.statement.reading.ShownLine;
import io.financereport.statement.reading.Texts;
import io.financereport.statement.reading.written.Currencies;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Takes a proposal if the file bears it out: every amount and balance stands in the lines cited for it, every day in or above them, and
 * no line is used twice for the same amount. One figure that does not stand there voids the whole answer. What this cannot see is a row
 * left out, a wrong sign, or the wrong one of two days: balances show the first two, a person sees the third.
 */
final class ProposalReader {
    /** Some hundred pages; more does not fit into one question. */
    static final int LINES_MAX = 3_000;

    /** About 60 000 tokens, which most models take. */
    static final int CHARACTERS_MAX = 200_000;

    private static final int ACCOUNTS_MAX = 20;
    private static final int LINES_OF_ROW_MAX = 20;

    /** A day that is printed once for several rows stands above them on the same page. */
    private static final int LINES_ABOVE_MAX = 60;

    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,14}(?:\\.\\d{1,4})?");
    private static final int YEAR_MIN = 1970;

    private final List<ShownLine> lines;
    private final ReadingHints hints;
    private final LocalDate today;
    private final List<RowRead> rows = new ArrayList<>();
    private final Set<String> used = new HashSet<>();

    ProposalReader(List<ShownLine> lines, ReadingHints hints, LocalDate today) {
        this.lines = lines;
        this.hints = hints;
        this.today = today;
    }

    /**
     * @throws ModelFailure when the file does not bear it out
     */
    Extraction.Outcome read(Proposal proposal) throws ModelFailure {
        var proposed = Optional.ofNullable(proposal.accounts()).orElse(List.of());
        if (proposed.isEmpty() || proposed.size() > ACCOUNTS_MAX) {
            throw new ModelFailure("it names " + proposed.size() + " accounts");
        }
        var accounts = new ArrayList<FileAccount>();
        for (Proposal.Account account : proposed) {
            accounts.add(account(account, accounts.size()));
        }
        if (rows.isEmpty()) {
            throw new ModelFailure("it found no rows");
        }
        var remark = ReadingProblem.of(
                ReadingCode.READ_BY_MODEL,
                "No reader knows this layout; a language model read it. Each amount stands in its line; look whether"
                        + " rows, days and signs are right.");
        return new Extraction.Outcome.Extracted(
                new Reading.Read(Format.CSV, accounts, rows.size(), List.of(remark)), rows);
    }

    private FileAccount account(Proposal.Account proposed, int ordinal) throws ModelFailure {
        var named = currency(proposed.currency());
        var currency = named == null ? hints.currency() : named;
        for (Proposal.Row row : Optional.ofNullable(proposed.rows()).orElse(List.of())) {
            rows.add(row(row, ordinal, currency));
        }
        return new FileAccount(
                identifier(proposed.identifier()),
                null,
                currency,
                named == null ? CurrencyFrom.CALLER : CurrencyFrom.FILE,
                "liability".equals(proposed.kind()) ? AccountKind.LIABILITY : AccountKind.ASSET,
                null,
                null,
                stated(proposed.opening(), currency),
                stated(proposed.closing(), currency));
    }

    private RowRead row(Proposal.Row proposed, int account, Currency currency) throws ModelFailure {
        var first = line(proposed.line());
        var last = proposed.lastLine() == null ? first : line(proposed.lastLine());
        if (last < first || last - first >= LINES_OF_ROW_MAX) {
            throw new ModelFailure("a row goes from line " + first + " to line " + last);
        }
        var text = text(first, last);
        var amount = money(proposed.amount(), currency, text, first);
        if (!used.add(first + " " + amount)) {
            throw new ModelFailure("two rows of the same amount stand in line " + first);
        }
        return new RowRead(
                rows.size() + 1,
                account,
                day(proposed.date(), first, text),
                null,
                amount,
                description(proposed.description(), text),
                null,
                null,
                proposed.balance() == null ? null : money(proposed.balance(), currency, text, first),
                lines.get(first - 1).source().to(lines.get(last - 1).source()));
    }

    private LocalDate day(@Nullable String written, int line, String text) throws ModelFailure {
        LocalDate day;
        try {
            day = LocalDate.parse(written == null ? "" : written);
        } catch (DateTimeParseException e) {
            throw new ModelFailure("the row of line " + line + " has no day");
        }
        var isPossible = day.getYear() >= YEAR_MIN && day.isBefore(today.plusYears(1));
        var isSaid = Grounds.sayDayOfMonth(text, day)
                || Grounds.sayDate(text(Math.max(1, line - LINES_ABOVE_MAX), line), day);
        if (!isPossible || !isSaid) {
            throw new ModelFailure("the day of the row in line " + line + " does not stand there");
        }
        return day;
    }

    private @Nullable Money stated(Proposal.@Nullable Figure figure, Currency currency) throws ModelFailure {
        if (figure == null || figure.amount() == null) {
            return null;
        }
        var line = line(figure.line());
        return money(figure.amount(), currency, text(line, line), line);
    }

    private static Money money(@Nullable String written, Currency currency, String text, int line) throws ModelFailure {
        if (written == null || !DECIMAL.matcher(written).matches()) {
            throw new ModelFailure("an amount of line " + line + " is no decimal");
        }
        var amount = new BigDecimal(written);
        var money = Amounts.find(amount, currency);
        if (money == null || !Grounds.sayAmount(text, amount)) {
            throw new ModelFailure("an amount that it gives for line " + line + " does not stand there");
        }
        return money;
    }

    /** The model's, if all its words are the file's; else the lines themselves. */
    private static String description(@Nullable String written, String text) {
        return Texts.clean(written == null || written.isBlank() || !Grounds.sayWords(text, written) ? text : written);
    }

    private @Nullable String identifier(@Nullable String written) {
        var compact = written == null ? "" : written.replaceAll("\\s", "");
        var isSaid = !compact.isEmpty()
                && lines.stream()
                        .anyMatch(line -> line.text().replaceAll("\\s", "").contains(compact));
        return isSaid ? Texts.cleanOrNull(compact) : null;
    }

    /** Of the file's own word only; a model that guesses one is not followed. */
    private @Nullable Currency currency(@Nullable String code) {
        var currency = code == null ? null : Currencies.ofCode(code);
        var isSaid = currency != null
                && lines.stream()
                        .anyMatch(line -> line.text().contains(currency.getCurrencyCode())
                                || line.text().contains(currency.getSymbol()));
        return isSaid ? currency : null;
    }

    private int line(@Nullable Integer number) throws ModelFailure {
        if (number == null || number < 1 || number > lines.size()) {
            throw new ModelFailure("it cites a line that is not there");
        }
        return number;
    }

    private String text(int first, int last) {
        return lines.subList(first - 1, last).stream().map(ShownLine::text).collect(Collectors.joining("\n"));
    }
}
