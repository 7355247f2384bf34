package io.financereport.statement.reading.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What banks of the world write over their columns. */
class HeaderWordsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '=', textBlock = """
        BOOKED_ON    = Posting Date; Buchungstag; Date de comptabilisation; Data księgowania; Bokföringsdag; Posteringsdato; 记账日期; Könyvelés dátuma
        DATE         = Fecha; Datum; Дата; תאריך; 日期; วันที่; Ngày giao dịch; Tanggal; Ημερομηνία; التاريخ
        TRANSACTED_ON= Transaction Date; Fecha de operación; Einkaufsdatum; Uitvoeringsdatum; 利用日; Data operazione
        VALUE_ON     = Value Date; Wertstellung; Date de valeur; Fecha valor; Data valuta; Rentedato; 起息日; תאריך ערך
        AMOUNT       = Amount; Betrag; Montant; Monto; Monto (S/); Importe; Importância; Kwota; Částka; Összeg; Сумма; סכום; 金额; Cargo/Abono
        DEBIT        = Paid out; Soll; Wypłaty; Egresos; Списано; Udgift; Ανάληψη; เงินออก; お支払金額; 출금액; Phát sinh nợ
        CREDIT       = Paid in; Haben; Wpłaty; Ingresos; Зачислено; Indbetaling; Κατάθεση; เงินเข้า; お預り金額; 입금액; Phát sinh có
        BALANCE      = Balance; Kontostand; Solde; Saldo końcowe; Zůstatek; Egyenleg; Остаток; יתרה; 余额; 残高; 잔액; Số dư
        CURRENCY     = Currency; Währung; Devise; Moneda; Pénznem; Валюта; 币种; 통화
        DESCRIPTION  = Narration; Verwendungszweck; Libellé; Concepto; Causale; Omschrijving; Tytuł; Описание; 摘要; 적요
        COUNTERPARTY = Payee; Empfänger; Odbiorca; Kedvezményezett; Плательщик; 对方户名; Beneficiario
        """)
    void a_name_says_what_its_column_holds(ColumnRole role, String names) {
        assertThat(names.split("; ", -1))
                .allSatisfy(
                        name -> assertThat(HeaderWords.roleOf(name)).as(name).isEqualTo(role));
    }

    @Test
    void fields_of_nested_records_are_known_by_their_path() {
        assertThat(List.of("bookingDate", "transactionAmount.amount", "transactionAmount.currency"))
                .extracting(HeaderWords::roleOf)
                .containsExactly(ColumnRole.BOOKED_ON, ColumnRole.AMOUNT, ColumnRole.CURRENCY);
    }

    @Test
    void everyday_words_name_columns_of_a_file_and_none_of_a_page() {
        assertThat(HeaderWords.roleOf("Total")).isEqualTo(ColumnRole.GROSS);
        assertThat(HeaderWords.roleOnPage("Total")).isNull();
        assertThat(HeaderWords.roleOnPage("Amount")).isEqualTo(ColumnRole.AMOUNT);
    }
}
