package io.financereport.statement.reading.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.statement.reading.ReadFile;
import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.RowRead.Standing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of a few rows, where little can be learnt from many: what they leave open is said. */
class SmallFilesTest {
    @Test
    void a_currency_of_what_was_paid_abroad_is_not_that_of_the_account() {
        var read = ReadFile.text("""
            Date,Description,Foreign Amount,Foreign Currency,Amount,Balance
            2026-02-26,GROCER,-10.00,USD,-9.10,90.90
            2026-02-27,BAKER,,,-2.00,88.90
            """);

        assertThat(read.lines()).containsExactly("2026-02-26 -9.10 EUR GROCER", "2026-02-27 -2.00 EUR BAKER");
        assertThat(read.read().accounts()).hasSize(1);
    }

    @Test
    void a_currency_that_is_called_as_another_amount_is_not_that_of_the_account() {
        assertThat(ReadFile.text("""
            Currency,Booking date,Amount,Transaction currency,Transaction amount,Remarks
            HKD,2026-02-22,-117.96,GBP,11.99,AUDIBLE
            HKD,2026-02-23,9500.00,HKD,9500.00,Pay
            """).lines())
                .containsExactly("2026-02-22 -117.96 HKD AUDIBLE", "2026-02-23 9500.00 HKD Pay");
    }

    @Test
    void a_currency_in_the_name_of_the_balances_is_that_of_the_amounts() {
        var read = ReadFile.text("""
            Datum;Text;Belastung;Gutschrift;Saldo CHF
            26.02.2026;Migros;12.50;;987.50
            27.02.2026;Lohn;;100.00;1087.50
            """);

        assertThat(read.lines()).containsExactly("2026-02-26 -12.50 CHF Migros", "2026-02-27 100.00 CHF Lohn");
    }

    @Test
    void a_mark_beside_an_amount_says_more_than_the_name_of_the_balances() {
        var read = ReadFile.text("""
            Date,Description,Amount,Balance (USD)
            2026-02-26,GROCER,€ -9.10,1090.90
            2026-02-27,BAKER,€ -2.00,1088.90
            """);

        assertThat(read.lines()).containsExactly("2026-02-26 -9.10 EUR GROCER", "2026-02-27 -2.00 EUR BAKER");
    }

    @Test
    void a_line_with_its_day_elsewhere_is_no_row_and_somebody_looks() {
        var read = ReadFile.text("""
            Compte;;****1234;26/02/2026;;87,50
            26/02/2026;Achats;Boulanger;CARTE;;-12,50
            25/02/2026;Salaires;Salaire;VIREMENT;;100,00
            """);

        assertThat(read.rows())
                .extracting(row -> row.amount().amount().toPlainString())
                .containsExactly("-12.50", "100.00");
        assertThat(read.codes()).contains(ReadingCode.COLUMNS_INFERRED);
    }

    @Test
    void an_amount_that_no_row_has_is_none_beside_another_one() {
        assertThat(ReadFile.text("""
            Date\tNote\tEUR\tIncome/Expense\tAmount\tCurrency
            25/05/2026\tTea\t\tExp.\t11.5\tEUR
            24/05/2026\tPay\t\tIncome\t1430\tEUR
            """).lines())
                .containsExactly("2026-05-25 -11.50 EUR Tea", "2026-05-24 1430.00 EUR Pay");
    }

    @Test
    void a_fee_that_makes_less_of_an_amount_shows_that_plus_came_in() {
        var read = ReadFile.text("""
            Date,Description,Type,Amount,Fee,Net
            2026-02-24,Order 1,charge,49.00,1.72,47.28
            2026-02-25,Order 2,charge,1200.00,18.20,1181.80
            2026-02-26,Order 1,refund,-49.00,0.00,-49.00
            """);

        assertThat(read.lines())
                .containsExactly(
                        "2026-02-24 47.28 EUR Order 1",
                        "2026-02-25 1181.80 EUR Order 2",
                        "2026-02-26 -49.00 EUR Order 1");
        assertThat(read.codes()).isEmpty();
    }

    @Test
    void digits_of_other_scripts_and_figures_behind_an_apostrophe_are_read() {
        assertThat(ReadFile.text("""
            التاريخ,البيان,مدين,دائن,الرصيد
            ٠٣/٠٩/٢٠٢٦,كارفور,٤٨٢٫٧٥,,٧٬٥١٧٫٢٥
            ٢٥/٠٩/٢٠٢٦,راتب,,١٢٬٠٠٠٫٠٠,١٩٬٥١٧٫٢٥
            """).lines())
                .containsExactly("2026-09-03 -482.75 EUR كارفور", "2026-09-25 12000.00 EUR راتب");
        assertThat(ReadFile.text("Date,Text,Amount\n'25/02/2026,'90s shop,'-１２.５０\n")
                        .lines())
                .containsExactly("2026-02-25 -12.50 EUR '90s shop");
    }

    @Test
    void sums_without_a_day_between_the_rows_and_times_below_days_are_no_rows() {
        var read = ReadFile.text("""
            Date,Text,Amount
            2026-02-24,Tea,-2.50
            07:41 PM,Transaction ID 17,
            2026-02-25,Pay,100.00
            ,Total for Checking,97.50
            2026-02-26,Rice,-1.00
            ,Total,96.50
            """);

        assertThat(read.rows()).hasSize(3);
        assertThat(read.codes()).containsExactly(ReadingCode.LINES_SKIPPED);
    }

    @Test
    void carets_part_fields_and_thai_days_have_thai_years() {
        assertThat(ReadFile.text("Txn Dt^Post Dt^Dr/Cr^Amt^Bal^Narr.\n01-FEB-26^03-FEB-26^DR^12.00^488.00^SHELL\n"
                                + "14-FEB-26^14-FEB-26^CR^.42^488.42^DIVIDEND\n")
                        .lines())
                .containsExactly("2026-02-03 -12.00 EUR SHELL", "2026-02-14 0.42 EUR DIVIDEND");
        assertThat(ReadFile.text("วันที่,รายการ,ถอนเงิน (บาท),ฝากเงิน (บาท)\n"
                                + "3 ก.พ. 2569,ATM,500.00,\n"
                                + "25 ก.พ. 2569,เงินเดือน,,18000.00\n")
                        .rows()
                        .getFirst()
                        .bookedOn())
                .hasToString("2026-02-03");
    }

    @Test
    void a_word_for_the_direction_leads_from_balance_to_balance() {
        var read = ReadFile.text("""
            26-02-2026,"12,50",Debet,BAKKER,"1.087,50"
            27-02-2026,"100,00",Credit,WERK,"1.187,50"
            28-02-2026,"7,50",Debet,KROEG,"1.180,00"
            """);

        assertThat(read.lines()).first().isEqualTo("2026-02-26 -12.50 EUR BAKKER");
        assertThat(read.codes()).containsExactly(ReadingCode.COLUMNS_SOLVED);
    }

    @ParameterizedTest
    @CsvSource({
        "Pending, true",
        "Vorgemerkt, ja",
        "Status, Ausstehend",
        "État, En attente",
        "Stato, Autorizzato",
        "Status, In behandeling",
        "Статус, В обработке"
    })
    void a_row_that_is_only_expected_is_pending(String name, String word) {
        var read = ReadFile.text(
                "Date,Description,Amount,%s\n2026-02-25,Pay,100.00,\n2026-02-26,Cafe,-3.00,%s\n".formatted(name, word));

        assertThat(read.rows()).extracting(row -> row.standing()).containsExactly(Standing.BOOKED, Standing.PENDING);
    }

    @Test
    void a_row_that_is_pending_may_stand_on_a_side_of_its_own() {
        var read = ReadFile.text("""
            Date,Value date,Description,Debit,Credit,Status
            2026-02-25,2026-02-25,Pay,,100.00,Booked
            2026-02-26,2026-02-27,Cafe,3.00,,Pending
            """);

        assertThat(read.lines()).containsExactly("2026-02-25 100.00 EUR Pay", "2026-02-26 -3.00 EUR Cafe");
        assertThat(read.rows().getLast().standing()).isEqualTo(Standing.PENDING);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "REJECTED",
                "Abgelehnt",
                "Fehlgeschlagen",
                "Refusé",
                "Rechazada",
                "Odrzucona",
                "Geannuleerd",
                "Отменена",
                "Voided"
            })
    void a_row_that_came_to_nothing_is_left_out(String word) {
        var read = ReadFile.text(
                "Date,Description,Amount,Status\n2026-02-25,Pay,100.00,OK\n2026-02-26,Cafe,-3.00,%s\n".formatted(word));

        assertThat(read.lines()).containsExactly("2026-02-25 100.00 EUR Pay");
    }

    @Test
    void the_currency_is_that_of_the_side() {
        var read = ReadFile.text("""
            Date,Text,Debit,Debit currency,Credit,Credit currency
            26/02/2026,Shop,-12.50,CHF,,
            25/02/2026,Work,,,100.00,USD
            """);

        assertThat(read.lines()).containsExactly("2026-02-26 -12.50 CHF Shop", "2026-02-25 100.00 USD Work");
    }

    @Test
    void another_account_above_the_rows_than_beside_them_is_looked_at() {
        var file = "Account number: %s\n"
                + "Date,Account,Description,Amount\n"
                + "02/25/2026,%s,Pay,100.00\n"
                + "02/26/2026,%2$s,Tea,-2.50\n";

        assertThat(ReadFile.text(file.formatted("12345678", "87654321")).codes())
                .contains(ReadingCode.TABLE_WITHOUT_ACCOUNT);
        assertThat(ReadFile.text(file.formatted("DE02120300000000202051", "0000202051"))
                        .codes())
                .isEmpty();
        assertThat(ReadFile.text(file.formatted("12345678", "Checking")).codes())
                .isEmpty();
    }

    @Test
    void amounts_in_two_currencies_are_looked_at() {
        assertThat(ReadFile.text("Date,Text,Amount (EUR),Amount (GBP)\n26/02/2026,Shop,-14.00,-12.50\n")
                        .codes())
                .contains(ReadingCode.COLUMNS_INFERRED);
    }

    @Test
    void two_days_under_one_name_and_an_amount_before_taxes_are_looked_at() {
        assertThat(ReadFile.text("Datum;Datum;Text;Betrag\n25.02.2026;26.02.2026;Tee;-2,50\n")
                        .codes())
                .contains(ReadingCode.COLUMNS_INFERRED);
        assertThat(ReadFile.text("Datum;Datum;Text;Betrag\n25.02.2026;25.02.2026;Tee;-2,50\n")
                        .codes())
                .isEmpty();
        assertThat(ReadFile.text("Date,Text,Net amount,VAT,Gross amount\n2026-02-26,Tea,-10.00,-2.50,-12.50\n")
                        .codes())
                .contains(ReadingCode.FEES_UNCLEAR);
    }

    @Test
    void beside_a_side_that_is_named_the_amounts_of_the_other_rows_are_the_other_side() {
        var read = ReadFile.text("""
            Date,Text,Charges,Credits
            02/26/2026,Shop,12.50,
            02/25/2026,Payment,,100.00
            """);

        assertThat(read.lines()).containsExactly("2026-02-26 -12.50 EUR Shop", "2026-02-25 100.00 EUR Payment");
    }

    @Test
    void a_mark_of_money_in_alone_leaves_the_rest_to_be_looked_at() {
        var read = ReadFile.text("""
            Date,Text,Amount,BillingAmountSign
            26/02/2026,Shop,"1,250.50",
            25/02/2026,Payment,"2,000.00",CR
            """);

        assertThat(read.lines()).containsExactly("2026-02-26 -1250.50 EUR Shop", "2026-02-25 2000.00 EUR Payment");
        assertThat(read.codes()).containsExactly(ReadingCode.SIGNS_INFERRED);
    }

    @Test
    void a_balance_without_its_place_is_looked_at_unless_the_rows_lead_to_it() {
        var file = "Datum;Text;Betrag\n01.02.2026;Saldovortrag;1.000,00\n25.02.2026;Lohn;100,00\n"
                + "26.02.2026;Tee;-50,00\n28.02.2026;Saldo;%s\n";

        assertThat(ReadFile.text(file.formatted("1.050,00")).codes()).containsExactly(ReadingCode.LINES_SKIPPED);
        assertThat(ReadFile.text(file.formatted("900,00")).codes()).contains(ReadingCode.SECTION_LEFT_OUT);
    }

    @Test
    void what_a_wallet_paid_from_is_no_balance() {
        assertThat(ReadFile.text("""
            交易时间,交易对方,收/支,金额,收/付款方式
            2026-02-26 10:11:12,店,支出,12.50,余额宝
            2026-02-25 10:11:12,朋友,收入,100.00,余额
            """).rows()).hasSize(2);
    }

    @Test
    void a_carried_balance_and_a_sum_at_the_end_of_a_table_are_looked_at() {
        assertThat(ReadFile.text("Datum;Text;Betrag\n01.02.2026;Übertrag;1.000,00\n25.02.2026;Lohn;100,00\n")
                        .codes())
                .contains(ReadingCode.SECTION_LEFT_OUT);
        assertThat(ReadFile.text("Datum;Text;Betrag\n"
                                + "25.02.2026;Lohn;100,00\n"
                                + "26.02.2026;Tee;-2,50\n"
                                + "26.02.2026;Summe;97,50\n")
                        .codes())
                .contains(ReadingCode.SECTION_LEFT_OUT);
        assertThat(ReadFile.text("Datum;Text;Betrag\n"
                                + "25.02.2026;Lohn;100,00\n"
                                + "26.02.2026;Tee;-2,50\n"
                                + "26.02.2026;Total;-60,00\n")
                        .codes())
                .isEmpty();
    }

    @Test
    void three_digits_behind_a_mark_group_where_other_amounts_are_whole() {
        assertThat(ReadFile.text("Date,Text,Amount\n2026-02-25,Pay,\"1,000\"\n2026-02-26,Tea,-125\n")
                        .lines())
                .containsExactly("2026-02-25 1000.00 EUR Pay", "2026-02-26 -125.00 EUR Tea");
        assertThat(ReadFile.text("Date,Text,Amount\n2026-02-25,Pay,\"1,000\"\n2026-02-26,Tea,0\n")
                        .codes())
                .containsExactly(ReadingCode.DECIMAL_SIGN_AMBIGUOUS);
        assertThat(ReadFile.text("Date,Text,Amount\n2026-02-25,Pay,4.750\n2026-02-26,Tea,-0.250\n")
                        .lines())
                .containsExactly("2026-02-25 4.75 EUR Pay", "2026-02-26 -0.25 EUR Tea");
    }

    /** The last digits of a card among them are no amounts either. */
    @ParameterizedTest
    @ValueSource(strings = {"0.00", "0018"})
    void zeros_beside_zeros_are_no_amounts_with_their_balances(String last) {
        var read = ReadFile.text("2026-01-13,Tea,25.00,0.00,0000\n2026-01-14,Cake,27.50,0.00,0000\n"
                + "2026-01-15,Bread,25.00,0.00," + last + "\n");

        assertThat(read.rows()).noneMatch(row -> row.amount().isZero());
    }

    @Test
    void what_is_called_a_sum_and_is_none_is_looked_at() {
        var read = ReadFile.text("Date,Text,Amount\n2026-02-24,Tea,-2.50\n,TOTAL,-45.00\n2026-02-25,Pay,100.00\n");

        assertThat(read.rows()).hasSize(2);
        assertThat(read.codes()).contains(ReadingCode.SECTION_LEFT_OUT);
    }

    @Test
    void a_time_in_place_of_a_day_beside_an_amount_is_refused() {
        var refusal = ReadFile.text("Date,Text,Amount\n2026-02-24,Tea,-2.50\n07:41 PM,Cake,-9.00\n")
                .refusal();

        assertThat(refusal.code()).isEqualTo(ReadingCode.DATE_UNREADABLE);
        assertThat(refusal.line()).isEqualTo(3);
    }

    @Test
    void days_in_three_columns_are_one_day() {
        assertThat(ReadFile.text("""
            操作日(年),操作日(月),操作日(日),操作時刻(時),摘要,お支払金額,お預り金額,残高
            2026,2,28,9,ヤマダ,1200,,324759
            2026,3,1,9,給与,,301200,625959
            """).lines())
                .containsExactly("2026-02-28 -1200.00 EUR ヤマダ", "2026-03-01 301200.00 EUR 給与");
    }

    @Test
    void tildes_between_fields_and_grave_accents_before_them_belong_to_nobody() {
        assertThat(ReadFile.text("DATE~|~Description~|~AMT~|~Debit / Credit\n"
                                + "13/02/2026 14:20~|~SHOP~|~1,499.00~|~Dr\n14/02/2026 14:21~|~REFUND~|~845.50~|~Cr\n")
                        .lines())
                .containsExactly("2026-02-13 -1499.00 EUR SHOP", "2026-02-14 845.50 EUR REFUND");
        assertThat(ReadFile.text("记账时间,业务名称,收支类型,收支金额(元),账户结余(元)\n"
                                + "`2026-02-13 14:00:22,`交易,`收入,`128.00,`148.00\n"
                                + "`2026-02-15 14:00:22,`提现,`支出,`100.00,`48.00\n")
                        .lines())
                .containsExactly("2026-02-13 128.00 CNY 交易", "2026-02-15 -100.00 CNY 提现");
    }

    @Test
    void days_with_points_under_a_word_for_amounts_are_days_of_value() {
        var read = ReadFile.text("Dato;Valør;Tekst;Beløb;Saldo\n28.02.2026;01.03.2026;Netto;-249,50;26.555,68\n");

        assertThat(read.lines()).containsExactly("2026-02-28 -249.50 EUR Netto");
        assertThat(read.rows().getFirst().valueOn()).hasToString("2026-03-01");
    }
}
