package io.financereport.statement.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.statement.reading.text.Utf16Document;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Text files of any format may be UTF-16: spreadsheets and programs of Windows save so. */
class Utf16FilesTest {
    private static final String OFX = """
        OFXHEADER:100

        <OFX><STMTRS><CURDEF>EUR<BANKACCTFROM><ACCTID>40012345</BANKACCTFROM><BANKTRANLIST>
        <STMTTRN><TRNTYPE>DEBIT<DTPOSTED>20260311<TRNAMT>-1.00<FITID>1<NAME>茶 🍵 Café</STMTTRN>
        <STMTTRN><TRNTYPE>DEBIT<DTPOSTED>20260312<TRNAMT>-2.50<FITID>2<NAME>Tea</STMTTRN>
        </BANKTRANLIST><LEDGERBAL><BALAMT>97.50<DTASOF>20260331</LEDGERBAL></STMTRS></OFX>
        """;
    private static final String QIF = "!Type:Bank\nD2026-03-11\nT-1.00\nP茶 🍵 Café\n^\nD2026-03-12\nT-2.50\nPTea\n^\n";
    private static final String MT940 =
            ":20:A\n:25:40012345\n:28C:1\n:60F:C260228EUR101,00\n:61:260311D1,00NMSC1\n:86:茶 🍵 Café\n"
                    + ":61:260312D2,50NMSC2\n:86:Tea\n:62F:C260331EUR97,50\n";
    private static final String BAI2 = """
        01,BANK,ME,260331,0800,1,80,1,2/
        02,ME,BANK,1,260312,2359,EUR,2/
        03,40012345,EUR,010,10100,,,015,9750,,/
        16,475,100,Z,,,茶 🍵 Café
        16,475,250,Z,,,Tea
        49,20200,4/
        98,20200,1,6/
        99,20200,1,8/
        """;
    private static final String JOURNAL = "2026-03-11 茶 🍵 Café\n    Assets:Bank  EUR -1.00\n    Expenses:Tea\n\n"
            + "2026-03-12 Tea\n    Assets:Bank  EUR -2.50\n    Expenses:Tea\n";
    private static final String CSV = "Date,Description,Amount\n2026-03-11,茶 🍵 Café,-1.00\n2026-03-12,Tea,-2.50\n";

    @ParameterizedTest
    @ValueSource(strings = {OFX, QIF, MT940, BAI2, JOURNAL, CSV})
    void are_read_and_their_rows_know_their_bytes(String text) {
        var utf8 = text.getBytes(StandardCharsets.UTF_8);
        var expected = ReadFile.bytes(utf8, "EUR", null);
        assertThat(expected.rows()).hasSize(2);

        for (String charset : new String[] {"UTF-16LE", "UTF-16BE"}) {
            for (String mark : new String[] {"\uFEFF", ""}) {
                var bytes = (mark + text).getBytes(Charset.forName(charset));
                var read = ReadFile.bytes(bytes, "EUR", null);

                assertThat(read.lines()).isEqualTo(expected.lines());
                for (int row = 0; row < 2; row++) {
                    assertThat(place(read, row, bytes, charset)).isEqualTo(place(expected, row, utf8, "UTF-8"));
                }
            }
        }
    }

    @Test
    void a_file_of_mostly_chinese_characters_is_text() {
        var file = "\uFEFF日期,摘要,金额\n2026-03-11,一七上丁万丈三上下不与丐丑专且丕世丘丙业丛东丝丞,-1.00\n";

        assertThat(ReadFile.bytes(file.getBytes(StandardCharsets.UTF_16LE), "CNY", null)
                        .rows())
                .hasSize(1);
    }

    /** One of its halves ends with a zero, as no letter of most languages does. */
    @Test
    void a_smile_does_not_hide_that_a_file_is_text() {
        var file = "Date,Description,Amount\n2026-03-11,Tea \uD83D\uDE00,-1.00\n";

        for (var charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            assertThat(ReadFile.bytes(file.getBytes(charset), "EUR", null).lines())
                    .containsExactly("2026-03-11 -1.00 EUR Tea \uD83D\uDE00");
        }
    }

    @Test
    void one_that_ends_within_a_character_is_cut_off() {
        var whole = CSV.getBytes(StandardCharsets.UTF_16LE);

        assertThat(ReadFile.bytes(Arrays.copyOf(whole, whole.length - 1), "EUR", null)
                        .codes())
                .containsExactly(ReadingCode.FILE_CUT_OFF);
    }

    /** Whatever pieces the bytes arrive in, and wherever one looks next. */
    @ParameterizedTest
    @CsvSource({"UTF-16LE, 1", "UTF-16BE, 3", "UTF-16LE, 8192"})
    void places_lead_back_to_the_file(String charset, int pieces) throws IOException {
        var text = "ab茶🍵é\n".repeat(9_000);
        var bytes = ("\uFEFF" + text).getBytes(Charset.forName(charset));
        SourceDocument inPieces = () -> new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] into, int offset, int length) {
                return super.read(into, offset, Math.min(length, pieces));
            }
        };
        var line = "ab茶🍵é\n".getBytes(StandardCharsets.UTF_8).length;

        try (var document = Objects.requireNonNull(Utf16Document.of(inPieces, bytes))) {
            assertThat(new String(document.open().readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo(text);
            for (long at : new long[] {0, 8_999, 17, 17, 4_000}) {
                var place = document.original(new Source.Bytes(at * line + 2, at * line + 9, at + 1));
                assertThat(new String(
                                bytes, (int) place.from(), (int) (place.to() - place.from()), Charset.forName(charset)))
                        .isEqualTo("茶🍵");
            }
        }
    }

    private static String place(ReadFile read, int row, byte[] bytes, String charset) {
        var source = (Source.Bytes) read.rows().get(row).source();
        return new String(bytes, (int) source.from(), (int) (source.to() - source.from()), Charset.forName(charset));
    }
}
