package io.financereport.reconciliation.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.financereport.money.Money;
import io.financereport.reconciliation.account.AccountId;
import io.financereport.reconciliation.journal.NewEntry.Origin;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class NewEntryTest {
    private static final AccountId ACCOUNT = new AccountId(new UUID(0, 1));
    private static final NewPosting DEBIT = posting("5.00", "SGD");
    private static final NewPosting CREDIT = posting("-5.00", "SGD");

    @Test
    void balances_in_each_of_its_currencies() {
        var entry = entry("Exchange", List.of(DEBIT, CREDIT, posting("3.00", "EUR"), posting("-3.00", "EUR")));

        assertThat(entry.currencies()).extracting(Currency::getCurrencyCode).containsExactly("SGD", "EUR");
        assertThatExceptionOfType(UnbalancedEntry.class)
                .isThrownBy(() -> entry("Exchange", List.of(DEBIT, posting("-5.00", "EUR"))));
    }

    @Test
    void has_at_least_two_postings_and_not_more_than_can_be_looked_at() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> entry("One", List.of(DEBIT)))
                .withMessageContaining("not 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> entry("Many", Collections.nCopies(NewEntry.POSTINGS_MAX + 2, DEBIT)))
                .withMessageContaining("not 502");
    }

    @Test
    void keeps_texts_that_the_database_can_hold() {
        var longest = "x".repeat(NewEntry.MEMO_LENGTH_MAX);
        assertThat(entry(longest, List.of(DEBIT, CREDIT)).memo()).isEqualTo(longest);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> entry(longest + "x", List.of(DEBIT, CREDIT)))
                .withMessage("A memo has at most 1000 characters, not 1001");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NewPosting(ACCOUNT, DEBIT.amount(), "a\0b"))
                .withMessage("A memo holds a NUL character, which is no text");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Origin.ofImport(longest + "x"))
                .withMessageStartingWith("An externalId has at most");
    }

    @Test
    void has_no_posting_of_zero() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> posting("0.00", "SGD"))
                .withMessageStartingWith("A posting of zero says nothing");
    }

    private static NewPosting posting(String amount, String currency) {
        return new NewPosting(ACCOUNT, Money.of(amount, currency));
    }

    private static NewEntry entry(String memo, List<NewPosting> postings) {
        return new NewEntry(
                new EntryId(new UUID(0, 2)), LocalDate.of(2026, 3, 4), memo, EntryKind.MANUAL, Origin.none(), postings);
    }
}
