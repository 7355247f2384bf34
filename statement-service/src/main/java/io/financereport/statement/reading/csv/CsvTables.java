package io.financereport.statement.reading.csv;

import io.financereport.statement.reading.AccountKind;
import io.financereport.statement.reading.FileAccount;
import io.financereport.statement.reading.Reading;
import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.ReadingHints;
import io.financereport.statement.reading.ReadingLimits;
import io.financereport.statement.reading.ReadingProblem;
import io.financereport.statement.reading.Refusal;
import io.financereport.statement.reading.RowRead;
import io.financereport.statement.reading.RowSink;
import io.financereport.statement.reading.Tally;
import io.financereport.statement.reading.Texts;
import io.financereport.statement.reading.csv.FirstPass.AccountKey;
import io.financereport.statement.reading.csv.StatedBalances.Ends;
import io.financereport.statement.reading.csv.TableSection.Belongs;
import io.financereport.statement.reading.csv.TableSection.Standing;
import io.financereport.statement.reading.written.AccountWords;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the tables that stand one below the other, one of them mostly, and tells which of them are about the same account. */
final class CsvTables {
    private Table table;
    private final ReadingHints hints;
    private final ReadingLimits limits;
    private final List<ReadingProblem> problems = new ArrayList<>();
    private final List<Part> parts = new ArrayList<>();
    private final List<Account> accounts = new ArrayList<>();
    private int rows;
    private int booked;

    CsvTables(Table table, ReadingHints hints, ReadingLimits limits) {
        this.table = table;
        this.hints = hints;
        this.limits = limits;
    }

    /** A table that has rows, and which accounts of the file its own are. */
    private record Part(CsvReader reader, @Nullable TableSection section, List<Account> accounts) {
        private boolean isPending() {
            return section != null && !section.isBooked();
        }
    }

    /** An account of the file. */
    private static final class Account {
        private final AccountKey key;
        private final @Nullable String identifier;
        private @Nullable Ends ends;

        private Account(AccountKey key, @Nullable String identifier) {
            this.key = key;
            this.identifier = identifier;
        }

        /** Of several tables, the first begins it and the last ends it. */
        private void end(Ends other) {
            ends = ends == null ? other : new Ends(ends.opening(), other.closing());
        }

        private FileAccount ofFile(AccountKind kind) {
            return new FileAccount(
                    Texts.cleanOrNull(identifier),
                    null,
                    key.currency(),
                    key.currencyFrom(),
                    kind,
                    null,
                    null,
                    ends == null ? null : ends.opening(),
                    ends == null ? null : ends.closing());
        }
    }

    Reading read(RowSink sink) throws IOException {
        problems.addAll(table.problems());
        var header = CsvHeader.find(table, hints.layouts());
        var named = TwoLineNames.of(table, header);
        if (named != table) {
            table = named;
            header = CsvHeader.find(table, hints.layouts());
        }
        var found = TableSections.of(table, header, limits);
        if (found.sections().size() <= 1 && found.sections().stream().allMatch(TableSection::isBooked)) {
            learn(null, table, header);
        } else {
            learn(found.sections());
        }
        var facts = parts.stream().map(part -> part.reader().facts()).toList();
        facts.forEach(each -> each.learnBeside(facts));
        var questions = facts.stream()
                .flatMap(each -> each.questions().stream())
                .distinct()
                .toList();
        if (!questions.isEmpty()) {
            return new Reading.Open(table.format(), questions);
        }
        var tables = new ArrayList<TableRead>();
        for (Part part : parts) {
            emit(part, sink);
            if (!part.isPending()) {
                tables.add(part.reader().table());
            }
        }
        problems.addAll(found.problems());
        return new Reading.Read(
                table.format(), accounts.stream().map(this::ofFile).toList(), booked, problems, tables);
    }

    private void learn(List<TableSection> sections) throws IOException {
        var empty = new Tally();
        for (TableSection section : sections) {
            if (section.standing() == Standing.LEFT_OUT) {
                continue;
            }
            try {
                learn(section, section, CsvHeader.find(section, hints.layouts()));
            } catch (Refusal e) {
                if (e.problem().code() != ReadingCode.NO_ROWS) {
                    throw e;
                }
                empty.add(section.names().line());
            }
        }
        if (parts.stream().allMatch(Part::isPending)) {
            throw new Refusal(ReadingCode.NO_ROWS, "No table of the file has a row that is booked.");
        }
        problems.addAll(
                empty.problems(ReadingCode.LINES_SKIPPED, "tables of several hold no row, the first one this."));
    }

    private void learn(@Nullable TableSection section, Table rowsOf, CsvHeader header) throws IOException {
        var reader = CsvReader.learn(rowsOf, header, hints, limits);
        var own = new ArrayList<Account>();
        for (AccountKey key : reader.facts().accounts()) {
            own.add(account(key, section));
        }
        parts.add(new Part(reader, section, own));
    }

    private Account account(AccountKey key, @Nullable TableSection section) {
        var named = section == null || section.belongs() == Belongs.TO_NOBODY ? null : section.account();
        var identifier = key.identifier().isEmpty() ? named : key.identifier();
        for (Account account : parts.isEmpty() ? List.<Account>of() : known(section, identifier)) {
            if (account.key.currency().equals(key.currency())) {
                return account;
            }
        }
        var account = new Account(key, identifier);
        accounts.add(account);
        return account;
    }

    /** The accounts of the tables above that one may be. */
    private List<Account> known(@Nullable TableSection section, @Nullable String identifier) {
        if (section != null && section.belongs() == Belongs.TO_LAST) {
            return parts.getLast().accounts().stream()
                    .filter(account -> identifier == null
                            || account.identifier == null
                            || AccountWords.isSameAccount(account.identifier, identifier))
                    .toList();
        }
        return identifier == null
                ? List.of()
                : accounts.stream()
                        .filter(account -> AccountWords.isSameAccount(account.identifier, identifier))
                        .toList();
    }

    private void emit(Part part, RowSink sink) throws IOException {
        var reader = part.reader();
        reader.emit(row -> sink.accept(ofFile(part, row)));
        problems.addAll(reader.problems());
        if (part.isPending()) {
            return;
        }
        booked += reader.facts().rows();
        if (part.accounts().size() == 1) {
            part.accounts().getFirst().end(reader.ends());
        }
        problems.addAll(reader.facts().balances().remarks());
    }

    private FileAccount ofFile(Account account) {
        var isOwed = parts.stream()
                .filter(part -> part.accounts().contains(account))
                .anyMatch(part -> part.reader().facts().signs().isBalanceOwed());
        return account.ofFile(hints.isDebt() || isOwed ? AccountKind.LIABILITY : AccountKind.ASSET);
    }

    private RowRead ofFile(Part part, RowRead row) {
        limits.check(++rows, row.source().line());
        var placed = row.at(rows, accounts.indexOf(part.accounts().get(row.account())));
        return part.isPending() ? placed.as(RowRead.Standing.PENDING) : placed;
    }
}
