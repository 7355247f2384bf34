package io.financereport.statement.reading.journal;

import io.financereport.money.Money;
import io.financereport.statement.reading.Amounts;
import io.financereport.statement.reading.FileAccount;
import io.financereport.statement.reading.FileAccount.CurrencyFrom;
import io.financereport.statement.reading.Findings;
import io.financereport.statement.reading.Format;
import io.financereport.statement.reading.Reading;
import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.ReadingHints;
import io.financereport.statement.reading.ReadingLimits;
import io.financereport.statement.reading.Refusal;
import io.financereport.statement.reading.RowRead;
import io.financereport.statement.reading.RowSink;
import io.financereport.statement.reading.Source;
import io.financereport.statement.reading.SourceDocument;
import io.financereport.statement.reading.Tally;
import io.financereport.statement.reading.TextEncoding;
import io.financereport.statement.reading.Texts;
import io.financereport.statement.reading.text.TextLines;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Reads a journal in two passes: the first learns its accounts and what it asserts of them, the second emits a row for each
 * posting on an asset or a debt. Neither keeps the file in memory.
 */
public final class JournalReader {
    private static final int ACCOUNTS_MAX = 1_000;
    private static final int ENTRIES_BETWEEN_CHECKS = 1_000;

    private final Format format;
    private final SourceDocument document;
    private final ReadingHints hints;
    private final ReadingLimits limits;
    private final Commodities commodities;
    private final JournalFacts facts = new JournalFacts();
    private final Findings findings = new Findings();
    private final Tally shares = new Tally();
    private final Tally nothing = new Tally();
    private final Tally untold = new Tally();
    private final TreeSet<String> names = new TreeSet<>();
    private final Map<Key, JournalAccount> accounts = new LinkedHashMap<>();
    private final List<JournalAccount> withRows = new ArrayList<>();
    private int place;
    private int rows;

    private record Key(String account, Currency currency) {}

    /** What a pad adds to an account. */
    private record Padded(JournalAccount account, Assertion.Pad pad, Money amount) {}

    private JournalReader(Format format, SourceDocument document, ReadingHints hints, ReadingLimits limits) {
        this.format = format;
        this.document = document;
        this.hints = hints;
        this.limits = limits;
        this.commodities = new Commodities(hints);
    }

    /** @throws Refusal when the file cannot be read as a whole */
    public static Reading read(
            Format format, SourceDocument document, ReadingHints hints, ReadingLimits limits, RowSink sink)
            throws IOException {
        return new JournalReader(format, document, hints, limits).read(sink);
    }

    private Journal journal(JournalFacts into) {
        return format == Format.BEANCOUNT ? new BeancountJournal(into) : new HledgerJournal(into, hints.decimalMark());
    }

    private Reading read(RowSink sink) throws IOException {
        var encoding = TextEncoding.of(document, null);
        var journal = journal(facts);
        pass(encoding, journal, this::learn);
        var question = facts.question();
        if (question != null) {
            return new Reading.Open(format, List.of(question));
        }
        expect(journal);
        place = 0;
        // What the second pass says beside the rows, the first one has said.
        pass(encoding, journal(new JournalFacts()), entry -> emit(entry, journal, sink));
        var padded = new ArrayList<Padded>();
        for (JournalAccount account : accounts.values()) {
            account.check(facts, findings, (of, pad, amount) -> padded.add(new Padded(of, pad, amount)));
        }
        // In the order of the file, whose places are found quickly only one after the other.
        padded.sort(Comparator.comparingLong(each -> each.pad().start()));
        padded.forEach(each -> book(each, sink));
        if (rows == 0) {
            throw new Refusal(
                    ReadingCode.NO_ROWS,
                    "The journal books nothing on an account that its name or an account directive says to be an asset"
                            + " or a debt.");
        }
        return answer(encoding);
    }

    private Reading answer(TextEncoding encoding) {
        var found = new ArrayList<FileAccount>();
        withRows.forEach(account -> found.add(account.account()));
        var problems = facts.problems(findings);
        problems.addAll(shares.problems(
                ReadingCode.INVESTMENTS_LEFT_OUT,
                "postings of shares and other things that are no currency were left out, the first one this."));
        problems.addAll(nothing.problems(ReadingCode.LINES_SKIPPED, "postings are of nothing, the first one this."));
        problems.addAll(untold.problems(
                ReadingCode.CLOSING_NOT_COUNTED,
                "asserted balances, the first of them here, are of several accounts together and prove nothing."));
        problems.addAll(encoding.problems());
        return new Reading.Read(format, found, rows, problems);
    }

    private void pass(TextEncoding encoding, Journal journal, Taker taker) throws IOException {
        var entries = 0;
        try (var lines = new TextLines(document.open(), encoding)) {
            for (JournalBlock block = JournalBlock.next(lines); block != null; block = JournalBlock.next(lines)) {
                if (++entries % ENTRIES_BETWEEN_CHECKS == 0) {
                    limits.check(rows, block.head().line());
                }
                var entry = journal.take(block);
                if (entry != null) {
                    taker.take(entry);
                }
            }
        }
        journal.end();
    }

    private void learn(JournalEntry entry) {
        for (JournalPosting posting : entry.postings()) {
            place++;
            names.add(posting.account());
            if (posting.asserted() != null) {
                facts.add(new JournalFacts.Asserted(
                        posting.account(),
                        new Assertion.Moment(on(entry, posting), place),
                        posting.asserted().quantity(),
                        posting.asserted().scope(),
                        posting.line().line()));
            }
        }
    }

    private void expect(Journal journal) {
        for (JournalFacts.Asserted asserted : facts.assertions()) {
            var name = asserted.account();
            var currency = journal.kind(name) == null || isBareZero(asserted.balance())
                    ? null
                    : commodities.find(asserted.balance().commodity(), asserted.line());
            if (currency == null) {
                continue;
            }
            if (asserted.scope() == JournalFacts.Scope.TREE && hasBelow(name)) {
                requireNoPad(name);
                untold.add(asserted.line());
                continue;
            }
            var balance = Amounts.money(asserted.balance().number(), currency, asserted.line());
            account(journal, name, asserted.balance().commodity(), currency, asserted.line())
                    .expect(new Assertion(asserted.at(), balance, asserted.line()));
        }
    }

    /** A zero of no currency asserts nothing of those that the account is in. */
    private static boolean isBareZero(Quantity balance) {
        return balance.number().signum() == 0 && balance.commodity().isEmpty();
    }

    private void requireNoPad(String name) {
        for (Assertion.Pad pad : facts.pads(name).values()) {
            throw new Refusal(
                    ReadingCode.DIRECTIVE_NOT_SUPPORTED,
                    "A pad of an account with others below it is not read; write what it adds as a transaction.",
                    pad.line());
        }
    }

    private boolean hasBelow(String name) {
        var below = names.ceiling(name + ":");
        return below != null && below.startsWith(name + ":");
    }

    private void emit(JournalEntry entry, Journal journal, RowSink sink) {
        if (entry.isUnbalanced()) {
            findings.add(
                    ReadingCode.SPLITS_NOT_ADDING_UP,
                    "The postings of the transaction that begins here do not sum to zero; each is taken as written.",
                    entry.line());
        }
        var accounts = entry.accounts();
        for (JournalPosting posting : entry.postings()) {
            place++;
            if (journal.kind(posting.account()) == null) {
                continue;
            }
            for (Quantity quantity : entry.booked(posting)) {
                emit(entry, posting, accounts, quantity, journal, sink);
            }
        }
    }

    private void emit(
            JournalEntry entry,
            JournalPosting posting,
            List<String> accounts,
            Quantity quantity,
            Journal journal,
            RowSink sink) {
        var line = posting.line();
        if (quantity.number().signum() == 0) {
            nothing.add(line.line());
            return;
        }
        var currency = commodities.find(quantity.commodity(), line.line());
        if (currency == null) {
            shares.add(line.line());
            return;
        }
        var amount = Amounts.money(quantity.number(), currency, line.line());
        var account = account(journal, posting.account(), quantity.commodity(), currency, line.line());
        var day = on(entry, posting);
        account.sawRow(new Assertion.Moment(day, place), amount);
        sink.accept(new RowRead(
                count(line.line()),
                ordinal(account),
                day,
                posting.otherOn() == null ? entry.otherOn() : posting.otherOn(),
                amount,
                entry.description(posting, accounts),
                Texts.cleanOrNull(entry.payee()),
                Texts.cleanOrNull(entry.code()),
                null,
                new Source.Bytes(line.from(), line.to(), line.line())));
    }

    private void book(Padded padded, RowSink sink) {
        var pad = padded.pad();
        limits.check(rows, pad.line());
        sink.accept(new RowRead(
                count(pad.line()),
                ordinal(padded.account()),
                pad.on(),
                null,
                padded.amount(),
                Texts.clean("pad " + pad.from()),
                null,
                null,
                null,
                new Source.Bytes(pad.start(), pad.end(), pad.line())));
    }

    private int count(long line) {
        rows++;
        if (rows > limits.rowsMax()) {
            limits.check(rows, line);
        }
        return rows;
    }

    private int ordinal(JournalAccount account) {
        if (!account.hasRows()) {
            withRows.add(account);
        }
        return account.ordinal(withRows.size() - 1);
    }

    private JournalAccount account(Journal journal, String name, String commodity, Currency currency, long line) {
        var kind = journal.kind(name);
        if (kind == null) {
            throw new IllegalStateException("An account without a side of the balance sheet");
        }
        var from = Commodities.needsWord(commodity) ? CurrencyFrom.CALLER : CurrencyFrom.FILE;
        var account = accounts.computeIfAbsent(
                new Key(name, currency), key -> new JournalAccount(name, currency, from, kind));
        if (accounts.size() > ACCOUNTS_MAX) {
            throw new Refusal(
                    ReadingCode.TOO_MANY_ACCOUNTS,
                    "A journal has at most " + ACCOUNTS_MAX + " assets and debts, each currency counted; split it.",
                    line);
        }
        return account;
    }

    private static LocalDate on(JournalEntry entry, JournalPosting posting) {
        return posting.on() == null ? entry.on() : posting.on();
    }

    /** Takes the transactions of one pass. */
    @FunctionalInterface
    private interface Taker {
        void take(JournalEntry entry);
    }
}
