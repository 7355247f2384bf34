package io.financereport.report.financials;

import io.financereport.money.Money;
import io.financereport.report.ledger.Account;
import io.financereport.report.ledger.Account.Purpose;
import io.financereport.report.ledger.AccountId;
import io.financereport.report.ledger.AccountType;
import io.financereport.report.ledger.Books;
import io.financereport.report.ledger.Position;
import io.financereport.report.ledger.Turnover;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A small ledger in memory: accounts and postings in the words of a test. Immutable. */
record BooksOf(Map<String, Account> accounts, List<Posted> postings) {
    record Posted(LocalDate day, String account, Money amount) {}

    static BooksOf nothing() {
        return new BooksOf(Map.of(), List.of());
    }

    BooksOf account(String name, AccountType type) {
        return account(name, "", type, Purpose.GENERAL);
    }

    BooksOf account(String name, String code, AccountType type, Purpose purpose) {
        var more = new LinkedHashMap<>(accounts);
        more.put(name, new Account(id(name), name, code, type, purpose));
        return new BooksOf(more, postings);
    }

    /** Debits the one and credits the other. */
    BooksOf entry(String day, String debited, String credited, String amount, String currency) {
        var more = new ArrayList<>(postings);
        var money = Money.of(amount, currency);
        more.add(new Posted(LocalDate.parse(day), debited, money));
        more.add(new Posted(LocalDate.parse(day), credited, money.negated()));
        return new BooksOf(accounts, more);
    }

    Books on(Collection<LocalDate> days) {
        var known = new HashMap<AccountId, Account>();
        accounts.values().forEach(account -> known.put(account.id(), account));
        var positions = new HashMap<LocalDate, List<Position>>();
        days.forEach(day -> positions.put(day, upTo(day)));
        return new Books(known, positions);
    }

    private List<Position> upTo(LocalDate day) {
        record Place(String account, String currency) {}
        var sums = new LinkedHashMap<Place, Turnover>();
        for (Posted posted : postings) {
            if (!posted.day().isAfter(day)) {
                var zero = Money.zero(posted.amount().currency());
                var turnover = posted.amount().signum() < 0
                        ? new Turnover(zero, posted.amount().negated(), 1)
                        : new Turnover(posted.amount(), zero, 1);
                var place =
                        new Place(posted.account(), posted.amount().currency().getCurrencyCode());
                sums.merge(place, turnover, Turnover::plus);
            }
        }
        return sums.entrySet().stream()
                .map(sum -> new Position(id(sum.getKey().account()), sum.getValue()))
                .toList();
    }

    static AccountId id(String name) {
        return new AccountId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
    }
}
