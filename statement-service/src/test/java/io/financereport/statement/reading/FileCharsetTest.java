package io.financereport.statement.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileCharsetTest {
    private static final String DECLARED =
            "<?xml version=\"1.0\" encoding=\"LABEL\"?><Document><BkToCstmrStmt>Grüße</BkToCstmrStmt></Document>";

    @ParameterizedTest
    @CsvSource({
        "'Date,Text\n2026-01-02,Grüße\n', UTF-8, UTF-8",
        "'Date,Text\n2026-01-02,Grüße\n', windows-1252, windows-1252",
        "'Date,Text\n2026-01-02,Grüße\n', UTF-16, UTF-16BE",
        "'OFXHEADER:100\nCHARSET:1250\n\n<OFX>Grüße', windows-1250, windows-1250",
        "'OFXHEADER:100\nCHARSET:1250\n\n<OFX>Grüße', UTF-8, UTF-8",
        "':20:1\n:25:1\n:86:Grüße\n', windows-1252, windows-1252",
        "'!Type:Bank\nD1/2/2026\nPGrüße\n^\n', windows-1252, windows-1252",
        "'01,A,B,260101,0000,1,,,2/\n02,A,B,1,260101,,,/\n88,Grüße/\n', windows-1252, windows-1252",
    })
    void is_the_one_that_the_reader_uses(String text, String written, String expected) throws IOException {
        assertThat(charset(text.replace("\\n", "\n").getBytes(Charset.forName(written))))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "UTF-8, UTF-8, UTF-8",
        "ISO-8859-1, UTF-8, UTF-8",
        "ISO-8859-1, ISO-8859-1, windows-1252",
        "ISO-8859-15, ISO-8859-15, ISO-8859-15",
        "UTF-16, UTF-16, UTF-16BE",
    })
    void of_xml_is_what_it_declares_unless_its_bytes_say_otherwise(String label, String written, String expected)
            throws IOException {
        assertThat(charset(DECLARED.replace("LABEL", label).getBytes(Charset.forName(written))))
                .isEqualTo(expected);
    }

    private static String charset(byte[] file) throws IOException {
        return StatementReader.charset(() -> new ByteArrayInputStream(file)).name();
    }
}
