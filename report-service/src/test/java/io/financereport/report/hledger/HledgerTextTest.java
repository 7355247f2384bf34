package io.financereport.report.hledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.money.Money;
import io.financereport.report.ledger.Account;
import io.financereport.report.ledger.Account.Purpose;
import io.financereport.report.ledger.AccountId;
import io.financereport.report.ledger.AccountType;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HledgerTextTest {
    private static final AccountId BANK = id(1);
    private static final AccountId FOOD = id(2);
    private static final AccountId UNKNOWN = id(9);
    private static final List<Account> ACCOUNTS = List.of(
            new Account(BANK, "DBS ••6789", "1010", AccountType.ASSET, Purpose.CASH),
            new Account(FOOD, "Food: eating  out; and in {3}", "5010", AccountType.EXPENSE, Purpose.GENERAL));

    @Test
    void accounts_and_commodities_are_declared() {
        var currencies = Set.of(Currency.getInstance("SGD"), Currency.getInstance("JPY"), Currency.getInstance("BHD"));

        var declared = text(ACCOUNTS).declarations(ACCOUNTS, Set.of(UNKNOWN), currencies);

        assertThat(declared).isEqualTo("""
            decimal-mark .

            commodity 1000.000 BHD
            commodity 1000. JPY
            commodity 1000.00 SGD

            account assets:DBS ••6789  ; type: C
            account expenses:Food- eating out, and in (3)  ; type: X
            account unknown:00000000-0000-0000-0000-000000000009
            """);
    }

    @Test
    void an_entry_is_one_line_of_description_and_its_postings() {
        var entry = new ExportedEntry(
                new UUID(0, 7),
                LocalDate.parse("2026-01-12"),
                "(refund) =2026\nNTUC  ; FAIRPRICE ",
                List.of(
                        new ExportedEntry.Posting(BANK, Money.of("-12.50", "SGD"), ""),
                        new ExportedEntry.Posting(FOOD, Money.of("12.50", "SGD"), "date:2020-13-45 [2020-99-99]")));

        assertThat(text(ACCOUNTS).entries(List.of(entry))).isEqualTo("""

            2026-01-12 (00000000-0000-0000-0000-000000000007) (refund) =2026 NTUC , FAIRPRICE
                assets:DBS ••6789  -12.50 SGD
                expenses:Food- eating out, and in (3)  12.50 SGD  ; date 2020-13-45 (2020-99-99)
            """);
    }

    @Test
    void accounts_that_share_a_name_carry_their_ids() {
        var one = new Account(id(1), "Cash", "", AccountType.ASSET, Purpose.CASH);
        var other = new Account(id(2), " Cash ", "", AccountType.ASSET, Purpose.GENERAL);
        var devious = new Account(id(3), "Cash " + id(1), "", AccountType.ASSET, Purpose.GENERAL);
        var nameless = new Account(id(4), "", "", AccountType.ASSET, Purpose.GENERAL);
        var names = new HledgerNames(List.of(one, other, devious, nameless));

        assertThat(List.of(names.of(id(1)), names.of(id(2)), names.of(id(3)), names.of(id(4))))
                .doesNotHaveDuplicates()
                .contains("assets:Cash " + id(2), "assets:" + id(4));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        ASSET, GENERAL, A
        ASSET, CASH, C
        LIABILITY, GENERAL, L
        EQUITY, GENERAL, E
        INCOME, UNCATEGORISED, R
        EXPENSE, UNCATEGORISED, X
        """)
    void each_account_says_its_type(AccountType type, Purpose purpose, String expected) {
        assertThat(HledgerNames.type(new Account(id(1), "x", "", type, purpose)))
                .isEqualTo(expected);
    }

    private static HledgerText text(List<Account> accounts) {
        return new HledgerText(new HledgerNames(accounts));
    }

    private static AccountId id(int number) {
        return new AccountId(new UUID(0, number));
    }
}
