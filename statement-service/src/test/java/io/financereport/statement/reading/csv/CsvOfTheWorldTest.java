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

    @Test
    void a_payment_to_a_card_that_is_minus_among_plus_is_flagged() {
        var card = "Date,Description,Amount\n2026-01-13,Tea,2.50\n2026-01-14,Cake,3.50\n"
                + "2026-01-15,PAYMENT - THANK YOU,-6.00\n";

        assertThat(ReadFile.text(card).codes()).containsExactly(ReadingCode.SIGN_UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ZAHLUNG ERHALTEN. BESTEN DANK.",
                "Ausgleich Kreditkarte gem. Abrechnung",
                "PRÉLÈVEMENT AUTOMATIQUE ENREGISTRÉ-MERCI",
                "PAIEMENT MERCI",
                "¡GRACIAS POR SU PAGO!",
                "ADDEBITO IN C/C SALVO BUON FINE",
                "HARTELIJK BEDANKT VOOR UW BETALING",
                "GEÏNCASSEERD VORIG SALDO",
                "Pagamento recebido",
                "前回分口座振替金額",
                "自动还款 尾号1234",
                "感謝您的繳款"
            })
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
