package io.financereport.statement.reading.journal;

import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.Refusal;
import io.financereport.statement.reading.Texts;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
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
    private static final int DECIMALS_USUAL = 2;

    JournalEntry {
        postings = List.copyOf(postings);
    }

    /** Whether all amounts are there and do not sum to zero at their prices: then one of them is wrong. */
    boolean isUnbalanced() {
        var sums = new LinkedHashMap<String, BigDecimal>();
        for (JournalPosting posting : postings) {
            if (posting.amount() == null || posting.weight() == null) {
                return false;
            }
            sums.merge(posting.weight().commodity(), posting.weight().number(), BigDecimal::add);
        }
        var left = sums.entrySet().stream()
                .filter(sum -> sum.getValue().abs().compareTo(roundedOff(sum.getKey())) > 0)
                .map(Map.Entry::getValue)
                .toList();
        // Two commodities, one for the other, are a conversion at a price that nobody wrote down.
        return left.stream().anyMatch(rest -> rest.signum() > 0)
                != left.stream().anyMatch(rest -> rest.signum() < 0);
    }

    /** What a price that is written with few digits may leave: one unit of the last digit of the amounts beside it. */
    private BigDecimal roundedOff(String commodity) {
        var isPriced = postings.stream()
                .anyMatch(posting -> posting.weight() != null
                        && !posting.weight().equals(posting.amount())
                        && posting.weight().commodity().equals(commodity));
        if (!isPriced) {
            return BigDecimal.ZERO;
        }
        var decimals = postings.stream()
                .map(JournalPosting::amount)
                .filter(amount -> amount != null && amount.commodity().equals(commodity))
                .mapToInt(amount -> amount == null ? 0 : amount.number().scale())
                .filter(scale -> scale > 0)
                .min()
                .orElse(DECIMALS_USUAL);
        return BigDecimal.ONE.movePointLeft(decimals);
    }

    /** Its description with the accounts on the other side of a posting, which say what it was for. */
    String description(JournalPosting posting) {
        var others = postings.stream()
                .map(JournalPosting::account)
                .filter(account -> !account.equals(posting.account()))
                .distinct()
                .toList();
        var told = new ArrayList<String>();
        for (String account : others.subList(0, Math.min(others.size(), ACCOUNTS_TOLD_MAX))) {
            told.add(account.length() > ACCOUNT_LENGTH_MAX ? account.substring(0, ACCOUNT_LENGTH_MAX) + "…" : account);
        }
        if (others.size() > told.size()) {
            told.add("and " + (others.size() - told.size()) + " more");
        }
        var accounts = String.join("; ", told);
        if (description.isBlank() || accounts.isEmpty()) {
            return Texts.clean(description.isBlank() ? accounts : description);
        }
        return Texts.clean(description + " (" + accounts + ")");
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
