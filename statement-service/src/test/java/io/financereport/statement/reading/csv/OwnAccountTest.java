package io.financereport.statement.reading.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.statement.reading.FileAccount;
import io.financereport.statement.reading.FileAccount.CurrencyFrom;
import io.financereport.statement.reading.ReadFile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose account a file names: the holder's, a payee's, or nobody's for certain. */
class OwnAccountTest {
    private static final String OWN = "DE02120300000000202051";
    private static final String SHOP = "DE89370400440532013000";
    private static final String WORK = "DE75512108001245126199";

    @ParameterizedTest
    @ValueSource(strings = {SHOP, WORK})
    void a_payees_account_is_not_the_holders(String second) {
        var read = ReadFile.text("""
            Buchungsdatum;Wertstellung;Status;Zahlungspflichtige*r;Zahlungsempfänger*in;Verwendungszweck;Umsatztyp;IBAN;Betrag (€)
            14.02.26;14.02.26;Gebucht;Ada Beispiel;Laden;Einkauf;Ausgang;%s;-85,50
            13.02.26;13.02.26;Gebucht;Ada Beispiel;Laden;Einkauf;Ausgang;%s;-10,00
            """.formatted(SHOP, second));

        assertThat(accounts(read)).containsExactly("none EUR");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Account number: 11112222 USD", "Account;11112222 USD", "Konto;11112222 (USD)"})
    void the_currency_behind_the_number_is_none_of_it(String line) {
        var account = ReadFile.text(line + "\n\nDate;Text;Amount\n2026-01-13;Tea;-2.50\n")
                .read()
                .accounts()
                .getFirst();

        assertThat(account.identifier() + " " + account.currency()).isEqualTo("11112222 USD");
    }

    @Test
    void a_single_row_does_not_say_whose_account_stands_behind_its_payee() {
        assertThat(accounts(
                        ReadFile.text("Date,Payee,Memo,Account number,Amount\n2026-01-13,Shop,Tea,12345678,-1.00\n")))
                .containsExactly("none EUR");
    }

    @Test
    void accounts_of_payees_do_not_split_a_file() {
        assertThat(accounts(ReadFile.text("""
            Date,Payee,Memo,Account number,Amount
            2026-01-13,Shop,Tea,12345678,-1.00
            2026-01-14,Work,Pay,87654321,100.00
            """))).containsExactly("none EUR");
    }

    @Test
    void one_name_of_a_column_is_the_holders_in_one_bank_and_who_pays_in_another() {
        assertThat(accounts(ReadFile.text("""
            Buchungstag;Buchungstext;Betrag;Währung;Auftraggeberkonto;IBAN Auftraggeberkonto
            14.02.2026;Strom;-60,00;EUR;202051;%1$s
            13.02.2026;Lohn;100,00;EUR;202051;%1$s
            """.formatted(OWN)))).containsExactly(OWN + " EUR");
        assertThat(accounts(ReadFile.text("""
            Buchungsdatum;Buchungstext;Betrag;Auftraggebername;Auftraggeberkonto;Empfängername;Empfängerkonto
            14.02.2026;Strom;-60,00;;;Stadtwerke;%s
            13.02.2026;Lohn;100,00;Arbeit;%s;Ada;
            """.formatted(SHOP, WORK)))).containsExactly("none EUR");
    }

    @Test
    void an_account_behind_a_text_that_some_rows_lack_is_not_the_holders() {
        assertThat(accounts(ReadFile.text("""
            Date,Text,Account number,Amount
            2026-01-13,Tea,,-1.00
            2026-01-14,Pay,87654321,100.00
            """))).containsExactly("none EUR");
    }

    @Test
    void a_lone_iban_behind_the_day_is_nobodys_for_certain_and_in_front_the_holders() {
        assertThat(accounts(ReadFile.text("Date,IBAN,Who,Amount\n2026-01-13,%s,Shop,-1.00\n".formatted(SHOP))))
                .containsExactly("none EUR");
        assertThat(accounts(ReadFile.text("IBAN,Date,Who,Amount\n%s,2026-01-13,Shop,-1.00\n".formatted(OWN))))
                .containsExactly(OWN + " EUR");
    }

    @Test
    void names_of_accounts_behind_the_payee_are_the_holders() {
        assertThat(accounts(ReadFile.text("""
            Date,Merchant,Category,Account,Amount
            2026-01-13,Shop,Food,Joint,-1.00
            2026-01-14,Shop,Food,Savings,-2.00
            """))).containsExactly("Joint EUR", "Savings EUR");
    }

    @Test
    void one_account_beside_different_payees_is_the_holders() {
        assertThat(accounts(ReadFile.text("""
            Date,Payee,Memo,IBAN,Amount
            2026-01-13,Shop,Tea,DE02 1203 0000 0000 2020 51,-1.00
            2026-01-14,Work,Pay,DE02 1203 0000 0000 2020 51,100.00
            """))).containsExactly(OWN + " EUR");
    }

    @Test
    void one_account_of_money_in_and_out_is_the_holders() {
        var rows = "2026-01-13,Tea,%1$s,-1.00\n2026-01-14,Pay,%1$s,100.00\n2026-01-15,Tea,%1$s,-2.00\n".formatted(OWN);

        assertThat(accounts(ReadFile.text("Date,Text,IBAN,Amount\n" + rows))).containsExactly(OWN + " EUR");
        assertThat(accounts(ReadFile.text("Date,Text,IBAN,Amount\n" + rows.replace(",100.00", ",-100.00"))))
                .containsExactly("none EUR");
    }

    @Test
    void an_iban_says_more_of_an_account_than_its_name() {
        assertThat(accounts(ReadFile.text("""
            Account Name,Account Number,Date,Text,Amount
            Daily,'20-00-00 12345678,2026-01-13,Tea,-1.00
            Daily,'20-00-00 12345678,2026-01-14,Pay,100.00
            """))).containsExactly("20-00-0012345678 EUR");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1234", "-01001", "XXXX-XXXX-1234", "**** 1234", "...1234"})
    void the_end_of_a_number_names_no_account(String end) {
        assertThat(accounts(ReadFile.text("Account,Date,Text,Amount\n%1$s,2026-01-13,Tea,-1.00\n".formatted(end))))
                .containsExactly("none EUR");
    }

    @Test
    void lines_above_the_table_name_the_account_and_a_payee_does_not() {
        assertThat(accounts(ReadFile.text("""
            "Girokonto";"%s"
            ""
            "Buchungsdatum";"Zahlungsempfänger*in";"Verwendungszweck";"IBAN";"Betrag (€)"
            "14.02.26";"Laden";"Einkauf";"%s";"-85,50"
            """.formatted(OWN, SHOP)))).containsExactly(OWN + " EUR");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        IBAN;DE02 1203 0000 0000 2020 51              | DE02120300000000202051
        Konto: DE02120300000000202051 / Girokonto     | DE02120300000000202051
        Kontonummer:;0123 00000000.01;                | 012300000000.01
        Account Number:;12-3456-7890123-00            | 12-3456-7890123-00
        Account Details For:;Savings 120-4-567890     | 120-4-567890
        Rekeningnummer;NL91ABNA0417164300             | NL91ABNA0417164300
        Compte courant n° 00001234567                 | 00001234567
        Numéro de compte : 00001234567                | 00001234567
        Conto Corrente: 1000/00012345                 | 1000/00012345
        Número de cuenta:;ES9121000418450200051332    | ES9121000418450200051332
        #Numer rachunku;61109010140000071219812874    | 61109010140000071219812874
        Číslo účtu:;19-2000145399/0800                | 19-2000145399/0800
        Kontonr.: 1234 56 78903                       | 12345678903
        Tilinumero;FI2112345600000785                 | FI2112345600000785
        Conta ;1234567890123 - EUR - Conta            | 1234567890123
        Bank 12; Branch 3000; Account 0012345-50      | 0012345-50
        账号：6222020200001234567                       | 6222020200001234567
        # A check digit is wrong.
        IBAN;DE03120300000000202051                   | none
        # A day, an amount, a masked number, a name.
        Konto;01.02.2026                              | none
        Account balance:;12345.00                     | none
        Account;12345.00                              | none
        Account:;**** **** **** 1234                  | none
        Account Name:;Daily                           | none
        # Somebody else's.
        Gegenkonto;DE02120300000000202051             | none
        Please pay what you owe until the end of the month to the account with the number DE02120300000000202051 | none
        """)
    void a_label_above_the_table_names_the_account(String line, String account) {
        assertThat(accounts(ReadFile.text(line + "\n\nDatum;Text;Betrag\n13.02.2026;Laden;-1,00\n")))
                .containsExactly(account + " EUR");
    }

    @Test
    void labels_may_stand_above_their_values() {
        assertThat(accounts(ReadFile.text("""
            Umsätze
            Konto;Filial-/Kontonummer;IBAN;Währung
            Giro;0123456 00;%s;CHF

            Buchungstag;Verwendungszweck;Betrag
            13.02.2026;Laden;-1,00
            """.formatted(OWN)))).containsExactly(OWN + " CHF");
    }

    @Test
    void two_accounts_above_the_table_are_none() {
        assertThat(accounts(ReadFile.text(
                        "Konto;%s\nKonto;%s\nDatum;Text;Betrag\n13.02.2026;Laden;-1,00\n".formatted(OWN, SHOP))))
                .containsExactly("none EUR");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Account Currency,USD",
                "Währung:,=\"USD\"",
                "Bewertet in:,USD",
                "Devise : USD",
                "Waluta,USD",
                "Currency: USD (US dollar)",
                "Account number,12345678 - USD - Main"
            })
    void a_label_above_the_table_names_the_currency(String line) {
        var read = ReadFile.bytes(
                (line + "\nDate,Text,Amount\n2026-01-13,Shop,-1.00\n").getBytes(StandardCharsets.UTF_8), "EUR", null);

        assertThat(read.read().accounts()).singleElement().satisfies(account -> {
            assertThat(account.currency()).hasToString("USD");
            assertThat(account.currencyFrom()).isEqualTo(CurrencyFrom.FILE);
        });
        assertThat(read.rows().getFirst().amount()).hasToString("-1.00 USD");
    }

    @Test
    void what_a_row_says_of_its_currency_counts_before_the_lines_above() {
        assertThat(accounts(ReadFile.text("Currency,USD\nDate,Text,Amount,Currency\n2026-01-13,Shop,-1.00,CHF\n")))
                .containsExactly("none CHF");
        assertThat(accounts(ReadFile.text("Currency,USD\nCurrency,CHF\nDate,Text,Amount\n2026-01-13,Shop,-1.00\n")))
                .containsExactly("none EUR");
    }

    private static List<String> accounts(ReadFile read) {
        return read.read().accounts().stream().map(OwnAccountTest::said).toList();
    }

    private static String said(FileAccount account) {
        return (account.identifier() == null ? "none" : account.identifier()) + " " + account.currency();
    }
}
