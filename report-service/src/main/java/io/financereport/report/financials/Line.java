package io.financereport.report.financials;

import io.financereport.money.Money;
import io.financereport.report.ledger.Account;
import java.util.Comparator;

/** One line of a report: an account, or a figure that is computed and never posted. Natural side positive. */
public sealed interface Line {
    Comparator<Line> ORDER = Comparator.comparing(Line::order)
            .thenComparing(line -> line.amount().currency().getCurrencyCode());

    Money amount();

    String name();

    /** Computed lines come after the accounts; accounts by code, then name; those without a code last. */
    String order();

    record OfAccount(Account account, Money amount) implements Line {
        @Override
        public String name() {
            return account.name();
        }

        @Override
        public String order() {
            var code = account.code().isEmpty() ? "\uFFFE" : account.code();
            return "0" + code + "\u0000" + account.name() + "\u0000" + account.id();
        }
    }

    record RetainedEarnings(Money amount) implements Line {
        @Override
        public String name() {
            return "Retained earnings";
        }

        @Override
        public String order() {
            return "1";
        }
    }

    record CurrentEarnings(Money amount) implements Line {
        @Override
        public String name() {
            return "Current earnings";
        }

        @Override
        public String order() {
            return "2";
        }
    }
}
