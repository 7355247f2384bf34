package io.financereport.report.ledger;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Accounts and what stood on them at the end of some days, all of one snapshot.
 *
 * @param accounts the accounts that are known; an entry may have arrived before its account
 * @param positionsByDay what had moved by the end of each day that was asked for
 */
public record Books(Map<AccountId, Account> accounts, Map<LocalDate, List<Position>> positionsByDay) {
    private record Place(AccountId account, Currency currency) {}

    public Books {
        accounts = Map.copyOf(accounts);
        positionsByDay = Map.copyOf(positionsByDay);
    }

    public Optional<Account> find(AccountId account) {
        return Optional.ofNullable(accounts.get(account));
    }

    /** Everything up to and including the day; an account that had not moved by then is absent. */
    public List<Position> at(LocalDate day) {
        var positions = positionsByDay.get(day);
        if (positions == null) {
            throw new IllegalArgumentException("These books were not read for " + day);
        }
        return positions;
    }

    /** What moved after the first day, up to and including the second; an account without live movement is absent. */
    public List<Position> between(LocalDate after, LocalDate until) {
        var before = new HashMap<Place, Turnover>();
        at(after)
                .forEach(position ->
                        before.put(new Place(position.account(), position.currency()), position.turnover()));
        var moved = new ArrayList<Position>();
        for (Position position : at(until)) {
            var earlier = before.get(new Place(position.account(), position.currency()));
            var turnover =
                    earlier == null ? position.turnover() : position.turnover().minus(earlier);
            if (turnover.moved()) {
                moved.add(new Position(position.account(), turnover));
            }
        }
        return moved;
    }
}
