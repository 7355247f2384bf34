package io.financereport.statement.reading.csv;

import io.financereport.statement.reading.Fuzz;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever becomes of a file on its way, it is read or refused, in bounded time. */
class CsvFuzzTest {
    private static final List<String> FILES = List.of(
            "Account;40012345\r\n\r\nBuchungstag;Valuta;Text;Betrag;Saldo;W\u00E4hrung\r\n"
                    + "13.01.2026;14.01.2026;\"Tee; \"\"gr\u00FCn\"\"\";-2,50;1.097,50;EUR\r\n"
                    + "14.01.2026;14.01.2026;Lohn;1.000,00;2.097,50;EUR\r\n"
                    + "Summe;;;997,50;;EUR\r\n",
            "Date,Description,Debit,Credit,Balance,Status\n2026-01-13,Tea,2.50,,97.50,Posted\n"
                    + "2026-01-14,Pay,,10.00,107.50,Posted\n2026-01-15,Bus,1.00,,,Pending\n",
            "20260113,Tea,Af,\"2,50\",EUR\n20260114,Pay,Bij,\"10,00\",EUR\n20260115,Bus,Af,\"1,00\",EUR\n",
            "26-01-02\tTea\t(2.50)\t$97.50\n26-01-03\tPay\t+10.00 CR\t$107.50\n26-01-05\tBus\t1.00-\t$106.50\n");
    private static final List<String> PIECES = List.of(
            ",",
            ";",
            "\t",
            "\"",
            "\"\"",
            "\r\n",
            "\n",
            "-",
            "+",
            "(",
            " DR",
            "1.234.567,89",
            "99999999999999999999",
            "31.02.2026",
            "2026-13-45",
            "Date,Amount\n",
            "EUR",
            "XXX",
            "\u20AC",
            "Pending",
            "Total",
            "\u0000",
            "\uFEFF");

    @Test
    void a_damaged_file_is_read_or_refused() {
        new Fuzz(
                        FILES,
                        PIECES,
                        List.of(
                                StandardCharsets.UTF_8,
                                StandardCharsets.ISO_8859_1,
                                StandardCharsets.UTF_16LE,
                                StandardCharsets.UTF_16BE))
                .check();
    }
}
