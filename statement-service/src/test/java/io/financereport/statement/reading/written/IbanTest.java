package io.financereport.statement.reading.written;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IbanTest {
    /** Examples of the registry of ISO 13616. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        DE89370400440532013000                  | DE89370400440532013000
        DE89 3704 0044 0532 0130 00             | DE89370400440532013000
        GB29 NWBK 6016 1331 9268 19 Main        | GB29NWBK60161331926819
        Konto MT84MALT011000012345MTLCAST001S   | MT84MALT011000012345MTLCAST001S
        NO93 8601 1117 947 / EUR                | NO9386011117947
        nl91abna0417164300                      | NL91ABNA0417164300
        DE88370400440532013000                  |
        XDE89370400440532013000                 |
        DE89                                    |
        12345678901234567890                    |
        """)
    void its_check_digits_tell_it_from_other_codes(String text, @Nullable String iban) {
        assertThat(Iban.in(text)).isEqualTo(iban);
    }
}
