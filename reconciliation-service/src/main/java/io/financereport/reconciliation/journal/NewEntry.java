package io.financereport.reconciliation.journal;

import io.financereport.money.Money;
import io.financereport.reconciliation.bank.TransactionId;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An entry about to be posted. It balances in each currency. */
public record NewEntry(
        EntryId id, LocalDate date, String memo, EntryKind kind, Origin origin, List<NewPosting> postings) {
    public static final int POSTINGS_MAX = 500;
    public static final int MEMO_LENGTH_MAX = 1_000;

    /**
     * What an entry goes back to.
     *
     * @param externalId names the line of an import
     */
    public record Origin(
            @Nullable EntryId voids,
            @Nullable UUID transferId,
            @Nullable String externalId,
            @Nullable String reason,
            List<TransactionId> transactions) {
        public Origin {
            requireText("An externalId", externalId);
            transactions = List.copyOf(transactions);
        }

        public static Origin none() {
            return new Origin(null, null, null, null, List.of());
        }

        public static Origin of(TransactionId... transactions) {
            return new Origin(null, null, null, null, List.of(transactions));
        }

        public static Origin ofTransfer(UUID transferId, TransactionId... transactions) {
            return new Origin(null, transferId, null, null, List.of(transactions));
        }

        public static Origin ofImport(@Nullable String externalId) {
            return new Origin(null, null, externalId, null, List.of());
        }
    }

    public NewEntry {
        postings = List.copyOf(postings);
        if (postings.size() < 2 || postings.size() > POSTINGS_MAX) {
            throw new IllegalArgumentException(
                    "An entry has between 2 and " + POSTINGS_MAX + " postings, not " + postings.size());
        }
        requireText("A memo", memo);
        requireBalance(postings);
    }

    /** PostgreSQL keeps no NUL in text. */
    static void requireText(String what, @Nullable String text) {
        if (text != null && text.length() > MEMO_LENGTH_MAX) {
            throw new IllegalArgumentException(
                    what + " has at most " + MEMO_LENGTH_MAX + " characters, not " + text.length());
        }
        if (text != null && text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException(what + " holds a NUL character, which is no text");
        }
    }

    private static void requireBalance(List<NewPosting> postings) {
        var sums = new TreeMap<String, Money>();
        for (var posting : postings) {
            sums.merge(posting.amount().currency().getCurrencyCode(), posting.amount(), Money::plus);
        }
        var differences = sums.values().stream().filter(sum -> !sum.isZero()).toList();
        if (!differences.isEmpty()) {
            throw new UnbalancedEntry(differences);
        }
    }

    /** The currencies that its postings are in. */
    public List<Currency> currencies() {
        return postings.stream()
                .map(posting -> posting.amount().currency())
                .distinct()
                .toList();
    }
}
