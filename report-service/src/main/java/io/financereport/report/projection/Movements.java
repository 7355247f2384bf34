package io.financereport.report.projection;

import io.financereport.money.Money;
import io.financereport.report.ledger.AccountId;
import io.financereport.report.ledger.Turnover;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What entries do to accounts: one movement for each entry, account and currency, and the turnovers of days and months. */
final class Movements {
    record Movement(AccountId account, LocalDate day, long sequence, Money delta) {}

    record Place(AccountId account, Currency currency, LocalDate day) {}

    private Movements() {}

    /** An entry that posts twice on one account moves it once. */
    static List<Movement> of(Collection<Heard.OfEntry> entries) {
        record Key(AccountId account, Currency currency) {}
        return entries.stream()
                .flatMap(heard -> {
                    var sums = new LinkedHashMap<Key, Money>();
                    for (EntryPosted.Posting posting : heard.entry().postings()) {
                        var key = new Key(
                                new AccountId(posting.accountId()),
                                posting.amount().currency());
                        sums.merge(key, posting.amount(), Money::plus);
                    }
                    return sums.entrySet().stream()
                            .map(sum -> new Movement(
                                    sum.getKey().account(), heard.entry().date(), heard.sequence(), sum.getValue()));
                })
                .toList();
    }

    static Map<Place, Turnover> byDay(Collection<Heard.OfEntry> entries) {
        var turnovers = new LinkedHashMap<Place, Turnover>();
        for (Heard.OfEntry heard : entries) {
            for (EntryPosted.Posting posting : heard.entry().postings()) {
                var place = new Place(
                        new AccountId(posting.accountId()),
                        posting.amount().currency(),
                        heard.entry().date());
                turnovers.merge(place, turnover(posting.amount(), heard.entry().isVoid()), Turnover::plus);
            }
        }
        return turnovers;
    }

    static Map<Place, Turnover> byMonth(Map<Place, Turnover> byDay) {
        var turnovers = new LinkedHashMap<Place, Turnover>();
        byDay.forEach((place, turnover) -> turnovers.merge(
                new Place(place.account(), place.currency(), place.day().withDayOfMonth(1)), turnover, Turnover::plus));
        return turnovers;
    }

    /** A mirror's credit takes back the debit of its original, so that turnover and count say what lives. */
    private static Turnover turnover(Money amount, boolean mirror) {
        var nothing = Money.zero(amount.currency());
        var debits = mirror ? amount.signum() < 0 : amount.signum() >= 0;
        var postings = mirror ? -1 : 1;
        return debits ? new Turnover(amount, nothing, postings) : new Turnover(nothing, amount.negated(), postings);
    }
}
