package io.financereport.statement.reading.journal;

import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.Refusal;
import io.financereport.statement.reading.Texts;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A transaction as written.
 *
 * @param otherOn the secondary date
 * @param code what stands in parentheses before the description
 * @param line of its first line
 */
record JournalEntry(
        LocalDate on,
        @Nullable LocalDate otherOn,
        @Nullable String payee,
        String description,
        @Nullable String code,
        List<JournalPosting> postings,
        long line) {
    private static final int ACCOUNTS_TOLD_MAX = 10;
    private static final int ACCOUNT_LENGTH_MAX = 80;
    private static final BigDecimal UNIT_USUAL = new BigDecimal("0.01");

    JournalEntry {
        postings = List.copyOf(postings);
    }

    /** Whether all amounts are there and do not sum to zero at their prices: then one of them is wrong. */
    boolean isUnbalanced() {
        var sums = new LinkedHashMap<String, BigDecimal>();
        var roundedOff = new HashMap<String, BigDecimal>();
        var priced = new HashSet<String>();
        for (JournalPosting posting : postings) {
            var amount = posting.amount();
            var weight = posting.weight();
            if (amount == null || weight == null) {
                return false;
            }
            sums.merge(weight.commodity(), weight.number(), BigDecimal::add);
            if (!weight.equals(amount)) {
                priced.add(weight.commodity());
            } else if (amount.number().scale() > 0) {
                roundedOff.merge(
                        amount.commodity(),
                        BigDecimal.ONE.movePointLeft(amount.number().scale()),
                        BigDecimal::max);
            }
        }
        var more = false;
        var less = false;
        for (var sum : sums.entrySet()) {
            // A price that is written with few digits leaves up to one unit of the last digit of the amounts beside it.
            var left = priced.contains(sum.getKey())
                            && sum.getValue().abs().compareTo(roundedOff.getOrDefault(sum.getKey(), UNIT_USUAL)) <= 0
                    ? 0
                    : sum.getValue().signum();
            more |= left > 0;
            less |= left < 0;
        }
        // Two commodities, one for the other, are a conversion at a price that nobody wrote down.
        return more != less;
    }

    /** The accounts of its postings, each once. */
    List<String> accounts() {
        return postings.stream().map(JournalPosting::account).distinct().toList();
    }

    /**
     * Its description with the accounts on the other side of a posting, which say what it was for.
     *
     * @param accounts of the transaction
     */
    String description(JournalPosting posting, List<String> accounts) {
        var others = accounts.stream()
                .filter(account -> !account.equals(posting.account()))
                .limit(ACCOUNTS_TOLD_MAX)
                .toList();
        var told = new ArrayList<String>();
        for (String account : others) {
            told.add(account.length() > ACCOUNT_LENGTH_MAX ? account.substring(0, ACCOUNT_LENGTH_MAX) + "…" : account);
        }
        // The account of the posting is one of them.
        if (accounts.size() - 1 > told.size()) {
            told.add("and " + (accounts.size() - 1 - told.size()) + " more");
        }
        var sides = String.join("; ", told);
        if (description.isBlank() || sides.isEmpty()) {
            return Texts.clean(description.isBlank() ? sides : description);
        }
        return Texts.clean(description + " (" + sides + ")");
    }

    /**
     * What a posting books: its amount, or for the one without, what the others leave, per commodity.
     *
     * @throws Refusal when two have none, or when nothing says what one of the others weighs
     */
    List<Quantity> booked(JournalPosting posting) {
        if (posting.amount() != null) {
            return List.of(posting.amount());
        }
        var left = new LinkedHashMap<String, BigDecimal>();
        for (JournalPosting other : postings) {
            if (other != posting) {
                var weight = other.weight();
                if (weight == null) {
                    throw new Refusal(
                            other.amount() == null ? ReadingCode.ROW_INCOMPLETE : ReadingCode.AMOUNT_UNREADABLE,
                            "The transaction that begins here has a posting without amount, and does not say enough to"
                                    + " know it; write the amount.",
                            line);
                }
                left.merge(weight.commodity(), weight.number().negate(), BigDecimal::add);
            }
        }
        var booked = new ArrayList<Quantity>();
        for (Map.Entry<String, BigDecimal> rest : left.entrySet()) {
            if (rest.getValue().signum() != 0) {
                booked.add(new Quantity(rest.getValue(), rest.getKey()));
            }
        }
        return booked;
    }
}
