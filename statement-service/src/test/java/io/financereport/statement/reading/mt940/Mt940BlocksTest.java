package io.financereport.statement.reading.mt940;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.statement.reading.ReadFile;
import io.financereport.statement.reading.ReadingCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A message ends with a dash and a brace on a line of their own; programs that drop line ends put them behind its last field. */
class Mt940BlocksTest {
    private static final String HEAD = "{1:F01AAAABBCCAXXX0000000000}{2:I940AAAABBCCXXXXN}{4:\r\n:20:A\r\n:25:1\r\n"
            + ":28C:1/1\r\n:60F:C260111EUR10,\r\n:61:260112D2,50NTRFX\r\n";
    private static final String TAIL = "\r\n:62F:C260131EUR7,50";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\r\n-}",
                "-}",
                " -}",
                "-}{5:{CHK:1}}",
                "-}\r\n",
                "\r\n:64:C260131EUR7,50-}",
                "\r\n:86:Bye\r\nbye-}"
            })
    void the_end_of_a_message_is_found_wherever_it_stands(String end) {
        var read =
                ReadFile.text(HEAD + ":86:Tea" + TAIL + end + HEAD.replace(":25:1", ":25:2") + ":86:Tea" + TAIL + end);

        assertThat(read.codes()).isEmpty();
        assertThat(read.rows()).hasSize(2);
        assertThat(read.read().accounts())
                .extracting(account -> account.identifier() + " " + account.statedClosing())
                .containsExactly("1 7.50 EUR", "2 7.50 EUR");
    }

    @Test
    void a_dash_and_a_brace_within_a_text_are_part_of_it() {
        var read = ReadFile.text(HEAD + ":86:Tea -} or cake" + TAIL + "\r\n-}");

        assertThat(read.rows().getFirst().description()).isEqualTo("Tea -} or cake");
    }

    /** The standard writes a comma: a point with three digits behind it may as well part thousands. */
    @Test
    void a_balance_that_can_be_read_in_two_ways_proves_nothing() {
        var read = ReadFile.text(HEAD.replace("EUR10,", "EUR1.000") + TAIL + "\r\n-}");

        assertThat(read.codes()).contains(ReadingCode.BALANCE_UNREADABLE);
        assertThat(read.read().accounts().getFirst().statedOpening()).isNull();
    }
}
