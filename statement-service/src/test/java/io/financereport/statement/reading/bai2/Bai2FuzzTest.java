package io.financereport.statement.reading.bai2;

import io.financereport.statement.reading.Fuzz;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever becomes of a file on its way, it is read or refused, in bounded time. */
class Bai2FuzzTest {
    private static final List<String> FILES = List.of(
            "01,BANK,ME,260105,0600,1,80,,2/\r\n"
                    + "02,ME,0260,1,260104,2400,GBP,2/\r\n"
                    + "03,12345678,,010,10000,,,015,9850,,/\r\n"
                    + "88,040,1,,,100,100,1,,400,250,1,/\r\n"
                    + "16,475,250,S,1,2,3,B1,C1,CHECK 7/\r\n"
                    + "16,142,100,V,260107,,,,FROM TOM\r\n88,AND ANN, 7/8\r\n"
                    + "49,20551,6/\r\n98,20551,1,8/\r\n"
                    + "02,ME,0260,1,260105,2400,GBP,2/\r\n"
                    + "03,12345678,,010,9850,,,015,9850,,/\r\n49,19700,2/\r\n98,19700,1,4/\r\n"
                    + "99,40251,2,14/\r\n",
            "01,BANK,ME,20260105,0600,1,,,3/ 02,ME,0260,3,260104,,JPY,3/\n"
                    + "03,1,,/ 16,142,5,D,2,0,2,1,3,B,C,A 12/26/ 16,930,6,Z,,,C/ 88,D/ 49,11,5/ 98,11,1,7/\n"
                    + "99,11,1,9/");
    private static final List<String> PIECES = List.of(
            "01,",
            "02,",
            "03,",
            "16,",
            "49,",
            "88,",
            "98,",
            "99,",
            "/",
            ",",
            "/ ",
            "/ 16,142,5,",
            "/ 88,",
            "-",
            "\r\n",
            "\u0000",
            "\u00E4",
            "999999999999999999",
            "D,999",
            "S,",
            "V,",
            "015",
            "010,",
            "XXX",
            "   ",
            "890");

    @Test
    void a_damaged_file_is_read_or_refused() {
        new Fuzz(FILES, PIECES).check();
    }

    @Test
    void a_line_full_of_slashes_and_blanks_takes_no_time() {
        Fuzz.requireReadOrRefused(
                ("01,A,B,260105,1,1,,,2/\n16,142,5,,,," + "/ ".repeat(15_000) + "/" + " ".repeat(30_000) + "\n")
                        .getBytes(StandardCharsets.UTF_8));
    }
}
