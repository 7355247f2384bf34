package io.financereport.statement.reading.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.statement.reading.ReadFile;
import io.financereport.statement.reading.ReadingCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Layouts and words of banks outside the few countries that most exports come from. */
class CsvOfTheWorldTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Tarih;Açıklama;Tutar\n13.01.2026;Çay;-1.234,50\n",
                "Date,Narration,Withdrawal Amt.,Deposit Amt.,Closing Balance\n13/01/26,Tea,1234.50,,10.00\n",
                "日付,摘要,金額\n2026年1月13日,Tea,-1234.50\n",
                "Date,Description,Amount\n=\"2026-01-13\",=\"Tea\",=\"-1234.50\"\n",
                "Datum transactie;Omschrijving;Bedrag\n13 ocak 2026;Tea;-1234,50\n"
            })
    void a_row_is_read(String file) {
        var row = ReadFile.text(file).rows().getFirst();

        assertThat(row.bookedOn()).hasToString("2026-01-13");
        assertThat(row.amount().amount()).isEqualByComparingTo("-1234.50");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PAYMENT - THANK YOU",
                "Pagamento recebido",
                "ZAHLUNG ERHALTEN.",
                "PRÉLÈVEMENT AUTOMATIQUE ENREGISTRÉ-MERCI",
                "ADDEBITO IN C/C SALVO BUON FINE",
                "GEÏNCASSEERD VORIG SALDO",
                "前回分口座振替金額",
                "ONLINE PAYMENT, THANK YOU",
                "PAIEMENT MERCI",
                "¡GRACIAS POR SU PAGO!",
                "HARTELIJK BEDANKT VOOR UW BETALING",
                "IHRE ZAHLUNG - BESTEN DANK",
                "感謝您的繳款"
            })
    void what_a_card_received_came_in(String payment) {
        var rows = "2026-01-13,Tea,2.50\n2026-01-14,Cake,3.50\n2026-01-15,\"" + payment + "\",";
        var inverted = ReadFile.text("Date,Description,Amount\n" + rows + "-6.00\n");
        var asWritten = ReadFile.text("Date,Description,Amount\n" + rows + "6.00\n2026-01-16,Fee,-1.00\n");

        assertThat(inverted.codes()).containsExactly(ReadingCode.SIGNS_INFERRED);
        assertThat(inverted.rows().getFirst().amount().signum()).isNegative();
        assertThat(asWritten.rows().getFirst().amount().signum()).isPositive();
    }

    @Test
    void a_balance_beside_the_rows_of_a_card_leaves_its_signs_to_be_looked_at() {
        assertThat(ReadFile.text("""
            Date,Description,Amount,Balance
            2026-01-13,Tea,2.50,2.50
            2026-01-14,Cake,3.50,6.00
            2026-01-15,PAYMENT - THANK YOU,-6.00,0.00
            """).codes()).containsExactly(ReadingCode.SIGN_UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ausgleich Kreditkarte gem. Abrechnung", "自动还款 尾号1234", "AUTOPAY 0412"})
    void payments_to_cards_are_known_in_their_languages(String payment) {
        var card = "Date,Description,Amount\n2026-01-13,Tea,2.50\n2026-01-14,Cake,3.50\n2026-01-15," + payment
                + ",-6.00\n";

        assertThat(ReadFile.text(card).codes()).containsExactly(ReadingCode.SIGN_UNKNOWN);
    }

    @Test
    void a_refund_on_an_account_is_not_taken_for_a_payment_to_a_card() {
        var account = "Date,Description,Amount\n2026-01-13,Pay,2.50\n2026-01-14,Refund,3.50\n2026-01-15,Tea,-6.00\n";

        assertThat(ReadFile.text(account).codes()).isEmpty();
    }
}
