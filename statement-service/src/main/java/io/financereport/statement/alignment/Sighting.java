package io.financereport.statement.alignment;

import io.financereport.money.Money;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row or a transaction as alignment sees it: one account, one day, one currency.
 *
 * @param id of the row, or of the transaction
 * @param text description and counterparty, which only help to pair
 * @param balance after it, where a file prints one
 */
public record Sighting(
        UUID id,
        Money amount,
        String text,
        @Nullable String reference,
        @Nullable Money balance) {
    public Sighting {
        text = text.toLowerCase(Locale.ROOT);
    }

    @Nullable
    Money before() {
        return balance == null ? null : balance.minus(amount);
    }

    public boolean hasBalance() {
        return balance != null;
    }

    public Sighting with(@Nullable Money otherBalance) {
        return new Sighting(id, amount, text, reference, otherBalance);
    }

    Object byAmount() {
        return amount;
    }

    Object byText() {
        return List.of(amount, text);
    }

    @Nullable
    Object byReference() {
        return reference == null ? null : List.of(amount, reference);
    }

    @Nullable
    Object byBalance() {
        return balance == null ? null : List.of(amount, balance);
    }

    @Nullable
    Object byBalanceAndText() {
        return balance == null ? null : List.of(amount, balance, text);
    }
}
