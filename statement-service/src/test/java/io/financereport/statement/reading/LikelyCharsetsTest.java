package io.financereport.statement.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Text of the charsets that banks write, a few rows of it: as little as a small statement has. */
class LikelyCharsetsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "windows-1252 | Überweisung an Bäckerei Groß, Münchner Straße; café crème à emporter",
                "windows-1252 | Año nuevo, cargo por compañía eléctrica; José Peña",
                "windows-1252 | Låneavgift för april, överföring till Åsa Öberg",
                "windows-1250 | Płatność kartą, przelew własny; Łódź, święto, źródło, żółw",
                "windows-1250 | Příchozí úhrada, výběr z bankomatu Žižkov; děkuji, šťastnou cestu",
                "windows-1250 | Átutalás jóváírás, bankkártyás vásárlás; hűségkártya, tűzőgép, ősz",
                "windows-1251 | Перевод на карту, зачисление заработной платы; комиссия банка",
                "windows-1251 | Възнаграждение за май, теглене от банкомат",
                "KOI8-R | Перевод на карту, зачисление заработной платы; комиссия банка",
                "windows-1253 | Μεταφορά χρημάτων, πληρωμή λογαριασμού ηλεκτρικού ρεύματος",
                "windows-1254 | Maaş ödemesi, banka işlem ücreti; çiğköfte, şeker, ığdır",
                "IBM852 | Płatność kartą, przelew własny; Łódź, święto, źródło",
                "IBM850 | Überweisung an Bäckerei Groß, Münchner Straße",
                "IBM866 | Перевод на карту, зачисление заработной платы; комиссия банка",
                "GB18030 | 网上快捷支付，支付宝消费；工资收入，转账到银行卡，商户消费，自动还款",
                "Big5 | 信用卡消費，轉帳繳款，薪資入帳，提款手續費，超商代收，利息收入",
                "Shift_JIS | お買い物、振込手数料、給与振込、カードご利用分、電気料金の口座振替",
                "EUC-KR | 체크카드 결제, 급여 입금, 공과금 자동이체, 편의점 현금인출"
            })
    void words_of_a_language_are_read_in_the_charset_that_wrote_them(String name, String text) throws IOException {
        var rows = new StringBuilder();
        for (int day = 10; day < 16; day++) {
            rows.append("2026-01-").append(day).append(',').append(text).append(",-12.50\n");
        }
        var bytes = rows.toString().getBytes(Charset.forName(name));

        var encoding =
                TextEncoding.likeliest(() -> new ByteArrayInputStream(bytes)).getFirst();

        assertThat(new String(bytes, encoding.charset()))
                .as(encoding.charset().name())
                .isEqualTo(rows.toString());
        assertThat(encoding.assumed()).isEqualTo(TextEncoding.Certainty.ASSUMED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GB18030 | 交易日期,摘要,金额 | 消费",
                "windows-1251 | Дата операции,Описание,Сумма | Кафе",
                "IBM866 | Дата операции,Описание,Сумма | Кафе",
                "windows-1253 | Ημερομηνία,Περιγραφή,Ποσό | Καφές",
                "Shift_JIS | 日付,内容,金額 | 喫茶",
                "EUC-KR | 날짜,적요,금액 | 커피",
                "windows-1255 | תאריך,תיאור,סכום | קפה"
            })
    void names_of_columns_tell_the_charset_where_there_is_little_else(String name, String header, String text) {
        var bytes = (header + "\n2026-01-13," + text + ",-2.50\n").getBytes(Charset.forName(name));

        var read = ReadFile.bytes(bytes, "EUR", null);

        assertThat(read.lines()).containsExactly("2026-01-13 -2.50 EUR " + text);
        assertThat(read.codes()).containsExactly(ReadingCode.CHARSET_ASSUMED);
    }

    @Test
    void a_bar_within_a_character_parts_no_fields() {
        // The second byte of this sign is a bar.
        var bytes = "交易日期,摘要,金额\n2026-01-13,剕消费,-2.50\n".getBytes(Charset.forName("GB18030"));

        assertThat(new String(bytes, StandardCharsets.ISO_8859_1)).contains("|");
        assertThat(ReadFile.bytes(bytes, "CNY", null).lines()).containsExactly("2026-01-13 -2.50 CNY 剕消费");
    }

    @Test
    void signs_of_money_and_quotes_are_no_letters() throws IOException {
        var text = "2026-01-13,Tea “at five” – 5 €,-5.00\n";
        var bytes = text.getBytes(Charset.forName("windows-1252"));

        assertThat(new String(
                        bytes,
                        TextEncoding.likeliest(() -> new ByteArrayInputStream(bytes))
                                .getFirst()
                                .charset()))
                .isEqualTo(text);
    }
}
