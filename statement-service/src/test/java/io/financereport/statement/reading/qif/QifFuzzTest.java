package io.financereport.statement.reading.qif;

import io.financereport.statement.reading.Fuzz;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever becomes of a file on its way, it is read or refused, in bounded time. */
class QifFuzzTest {
    private static final List<String> FILES = List.of(
            "!Option:AutoSwitch\r\n"
                    + "!Account\r\n"
                    + "NCurrent\r\n"
                    + "TBank\r\n"
                    + "^\r\n"
                    + "NVisa\r\n"
                    + "TCCard\r\n"
                    + "^\r\n"
                    + "!Clear:AutoSwitch\r\n"
                    + "!Account\r\n"
                    + "NCurrent\r\n"
                    + "TBank\r\n"
                    + "^\r\n"
                    + "!Type:Bank\r\n"
                    + "D12/30'25\r\n"
                    + "T1,000.00\r\n"
                    + "POpening Balance\r\n"
                    + "L[Current]\r\n"
                    + "^\r\n"
                    + "D12/31'25\r\n"
                    + "U-10.00\r\n"
                    + "T-10.00\r\n"
                    + "PTom\r\n"
                    + "MTea\r\n"
                    + "L[Visa]\r\n"
                    + "SFood\r\n"
                    + "Egreen\r\n"
                    + "$-9.00\r\n"
                    + "SGift\r\n"
                    + "$-1.00\r\n"
                    + "^\r\n",
            "!Type:Cat\n"
                    + "NFood\n"
                    + "^\n"
                    + "!Type:CCard\n"
                    + "D31.12.2025\n"
                    + "T-1.234,56\n"
                    + "PT\u00E4\n"
                    + "N7\n"
                    + "C*\n"
                    + "^\n"
                    + "D1. 1. 2026\n"
                    + "T5\n"
                    + "^\n"
                    + "!Type:Invst\n"
                    + "D1.2.2026\n"
                    + "NBuy\n"
                    + "YTea Ltd\n"
                    + "I2\n"
                    + "Q3\n"
                    + "O1\n"
                    + "T7,00\n"
                    + "^\n"
                    + "D2.2.2026\n"
                    + "NSellX\n"
                    + "T9,00\n"
                    + "L[Current]\n"
                    + "$8,00\n"
                    + "^\n"
                    + "D3.2.2026\n"
                    + "NCash\n"
                    + "T-1,00\n"
                    + "^\n"
                    + "D3.2.2026\n"
                    + "NReinvDiv\n"
                    + "T1\n"
                    + "^\n",
            "D2026-01-02\nT5.00\nPTom\n^\nD2026-01-03\nT-5.00\n^\n");
    private static final List<String> PIECES = List.of(
            "!Type:Bank\n",
            "!Account\n",
            "!Type:",
            "!",
            "^",
            "^\n",
            "\n",
            "\r",
            "D",
            "T",
            "S",
            "$",
            "L[",
            "'",
            "/",
            "-",
            ",",
            ".",
            "99999999999999999999",
            "\u0000",
            "\u00E4",
            "   ");

    @Test
    void a_damaged_file_is_read_or_refused() {
        new Fuzz(FILES, PIECES).check();
    }
}
