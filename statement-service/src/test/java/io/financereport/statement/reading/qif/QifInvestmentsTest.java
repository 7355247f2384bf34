package io.financereport.statement.reading.qif;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.money.Money;
import io.financereport.statement.reading.AccountKind;
import io.financereport.statement.reading.FileAccount;
import io.financereport.statement.reading.ReadFile;
import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.ReadingCode.Weight;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Of an investment account the cash is read, whose sign its actions say. */
class QifInvestmentsTest {
    private static final String ACCOUNT = "!Account\nNBroker\nTInvst\n^\n!Type:Invst\n";

    @ParameterizedTest
    @CsvSource({
        "Buy, -",
        "CvrShrt, -",
        "MiscExp, -",
        "MargInt, -",
        "XOut, -",
        "WithdrwX, -",
        "BUY, -",
        "Sell, +",
        "ShtSell, +",
        "Div, +",
        "IntInc, +",
        "CGLong, +",
        "CGMid, +",
        "CGShort, +",
        "MiscInc, +",
        "RtrnCap, +",
        "XIn, +",
        "ContribX, +",
        "cash, +"
    })
    void an_action_says_which_way_cash_moves(String action, String sign) {
        var read = ReadFile.text(ACCOUNT + record(action, "T1,250.50"));

        assertThat(read.rows())
                .singleElement()
                .satisfies(row -> assertThat(row.amount()).isEqualTo(Money.of(sign + "1250.50", "EUR")));
        assertThat(read.codes()).containsExactly(ReadingCode.INVESTMENT_CASH);
        assertThat(ReadingCode.INVESTMENT_CASH.weight()).isEqualTo(Weight.REVIEWS);
    }

    @Test
    void cash_alone_has_the_sign_that_is_written() {
        assertThat(ReadFile.text(ACCOUNT + record("Cash", "T-7.00"))
                        .rows()
                        .getFirst()
                        .amount())
                .isEqualTo(Money.of("-7.00", "EUR"));
    }

    @Test
    void a_row_has_the_texts_with_action_and_security() {
        var read = ReadFile.text(ACCOUNT
                + record("Buy", "YTea Ltd", "I2.40", "Q100", "O9.95", "U249.95", "T249.95", "PBroker", "Mfirst ones"));

        assertThat(read.lines()).containsExactly("2026-01-13 -249.95 EUR Broker Buy Tea Ltd first ones");
        assertThat(read.rows().getFirst().counterparty()).isEqualTo("Broker");
        assertThat(read.rows().getFirst().reference()).isNull();
        assertThat(read.read().accounts()).singleElement().satisfies(account -> {
            assertThat(account.identifier()).isEqualTo("Broker");
            assertThat(account.kind()).isEqualTo(AccountKind.ASSET);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "BuyX, 100.00, '', ''",
        "BuyX, 100.00, 100.00, ''",
        "BuyX, 100.00, 60.00, -40.00",
        "SellX, 100.00, '', ''",
        "SellX, 100.00, 60.00, 40.00",
        "DivX, 100.00, 100.00, ''",
        "IntIncX, 100.00, 100.00, ''",
        "CGLongX, 100.00, 100.00, ''",
        "CGMidX, 100.00, 100.00, ''",
        "CGShortX, 100.00, 100.00, ''",
        "MiscIncX, 100.00, 100.00, ''",
        "MiscExpX, 100.00, 90.00, -10.00",
        "MargIntX, 100.00, 100.00, ''",
        "RtrnCapX, 100.00, 100.00, ''",
        "ShtSellX, 100.00, 100.00, ''",
        "CvrShrtX, 100.00, 100.00, ''"
    })
    void what_another_account_pays_or_gets_is_no_cash_of_this_one(
            String action, String total, String transferred, String cash) {
        var read = ReadFile.text(ACCOUNT
                + record("XIn", "T500.00", "L[Bank]", "$500.00")
                + record(action, "T" + total, "L[Bank]", transferred.isEmpty() ? "Mall of it" : "$" + transferred));

        assertThat(read.rows().stream().skip(1).map(row -> row.amount().amount().toPlainString()))
                .containsExactlyElementsOf(cash.isEmpty() ? List.of() : List.of(cash));
        assertThat(read.codes().contains(ReadingCode.INVESTMENTS_WITHOUT_CASH)).isEqualTo(cash.isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ReinvDiv",
                "ReinvInt",
                "ReinvLg",
                "ReinvMd",
                "ReinvSh",
                "ShrsIn",
                "ShrsOut",
                "StkSplit",
                "Reminder",
                "Grant",
                "Vest",
                "Expire"
            })
    void what_moves_no_cash_is_counted_and_said(String action) {
        var read = ReadFile.text(
                ACCOUNT + record("Div", "T1.00") + record(action, "T6.00").repeat(2) + record("Buy", "T0.00"));

        assertThat(read.rows()).hasSize(1);
        assertThat(read.read().problems())
                .filteredOn(problem -> problem.code() == ReadingCode.INVESTMENTS_WITHOUT_CASH)
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.detail()).startsWith("3 records");
                    assertThat(problem.line()).isEqualTo(10);
                    assertThat(problem.code().weight()).isEqualTo(Weight.NOTES);
                });
    }

    /** Not known, not whole, negative where the action says the way, or paid by another account without saying so. */
    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
        NExercise;T5.00 ~ "Exercise"
        T5.00 ~ ""
        NBuy;$5.00 ~ no amount
        NBuy;T-5.00 ~ -5.00
        NXIn;T-5.00 ~ -5.00
        NXIn;T5.00;$6.00 ~ 6.00
        NSellX;T5.00;$-5.00 ~ -5.00
        NBuy;T5.00;L[Bank] ~ [Bank]
        NDiv;T5.00;LGain|[Bank] ~ [Bank]
        """)
    void cash_that_is_not_certain_is_left_out_and_named(String fields, String named) {
        var read =
                ReadFile.text(ACCOUNT + record("Div", "T1.00") + "D1/13/2026\n" + fields.replace(";", "\n") + "\n^\n");

        assertThat(read.lines()).containsExactly("2026-01-13 1.00 EUR Div");
        assertThat(read.read().problems())
                .filteredOn(problem -> problem.code() == ReadingCode.INVESTMENTS_LEFT_OUT)
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.detail()).contains(named);
                    assertThat(problem.line()).isEqualTo(10);
                });
    }

    @Test
    void a_record_without_a_day_is_left_out_and_named() {
        var read = ReadFile.text(ACCOUNT + record("Div", "T1.00") + "NDiv\nT5.00\n^\n");

        assertThat(read.rows()).hasSize(1);
        assertThat(read.codes())
                .containsExactlyInAnyOrder(ReadingCode.INVESTMENTS_LEFT_OUT, ReadingCode.INVESTMENT_CASH);
    }

    @Test
    void the_bank_and_the_broker_of_a_file_are_two_accounts() {
        var read = ReadFile.text("!Account\nNBank\nTBank\n^\n!Type:Bank\nD1/13/2026\nT-500.00\nL[Broker]\n^\n" + ACCOUNT
                + record("XIn", "T500.00", "L[Bank]", "$500.00"));

        assertThat(read.read().accounts()).extracting(FileAccount::identifier).containsExactly("Bank", "Broker");
        assertThat(read.rows()).extracting(row -> row.amount().toString()).containsExactly("-500.00 EUR", "500.00 EUR");
    }

    @Test
    void the_opening_balance_of_a_broker_is_stated_and_no_row() {
        var read = ReadFile.text(
                ACCOUNT + record("XIn", "POpening Balance", "T20.00", "L[Broker]") + record("Div", "T1.00"));

        assertThat(read.rows()).hasSize(1);
        assertThat(read.read().accounts().getFirst().statedOpening()).isEqualTo(Money.of("20.00", "EUR"));
    }

    @Test
    void the_days_of_cash_count_for_the_order_of_the_file() {
        var read = ReadFile.text("!Type:Invst\nD1/2/2026\nNDiv\nT1.00\n^\nD31/1/2026\nNDiv\nT1.00\n^\n");

        assertThat(read.rows().getFirst().bookedOn()).hasToString("2026-02-01");
    }

    private static String record(String action, String... fields) {
        return "D1/13/2026\nN" + action + "  \n" + Arrays.stream(fields).collect(Collectors.joining("\n")) + "\n^\n";
    }
}
