package io.financereport.statement.reading.mt940;

import io.financereport.statement.reading.Fuzz;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever becomes of a file on its way, it is read or refused, in bounded time. */
class Mt940FuzzTest {
    private static final List<String> FILES = List.of(
            ":20:A\r\n"
                    + ":25:12030000/202051EUR\r\n"
                    + ":28C:1/1\r\n"
                    + ":60F:C260111EUR10,\r\n"
                    + ":61:2601120112RCR2,50NTRFA//B\r\n"
                    + "C\r\n"
                    + ":86:166?00TEXT?20EREF+1?21SVWZ+Two?32Tom\r\n"
                    + ":62F:C260131EUR7,50\r\n"
                    + ":64:C260131EUR7,50\r\n"
                    + "-\r\n",
            "{1:F01BANKDEFFXXXX0000000000}{2:O9400000}{4:\r\n"
                    + ":20:A\r\n"
                    + ":25:NL02ABNA0123456789\r\n"
                    + ":60M:D260111JPY10,\r\n"
                    + ":61:2602300301D2,NMSC\r\n"
                    + ":86:/EREF/1/CNTP/A/B/C/REMI/USTD//X/\r\n"
                    + ":62M:D260131JPY12,\r\n"
                    + "-}{5:}\r\n",
            "BANK\n942\n:20:I\n:25:1\n:34F:EUR0,\n:13D:2601121200+0100\n:61:260112EC1,NTRFX\n:90C:1EUR1,\n-\n"
                    + ":20:N\n:25:1\n:60F:C260111USD1,\n:61:260112D1,NTRFX\n:NS:01Rent\n15Tom\n:62F:C260112USD0,\n");
    private static final List<String> PIECES = List.of(
            ":61:",
            ":86:",
            ":62F:",
            ":60M:",
            ":20:",
            ":25:",
            ":90D:",
            "{4:",
            "-}",
            "-",
            "?20",
            "/NAME/",
            "EREF+",
            "//",
            ",",
            "\r\n",
            "\u0000",
            "\u00E4",
            "999999999999999999",
            "RD",
            ":",
            "{1:F01BANKDEFF");

    @Test
    void a_damaged_file_is_read_or_refused() {
        new Fuzz(FILES, PIECES).check();
    }
}
