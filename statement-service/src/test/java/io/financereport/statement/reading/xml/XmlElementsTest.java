package io.financereport.statement.reading.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.ReadingLimits;
import io.financereport.statement.reading.Refusal;
import io.financereport.statement.reading.SourceDocument;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class XmlElementsTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-06-01T00:00:00Z"), ZoneOffset.UTC);
    private static final ReadingLimits LIMITS = ReadingLimits.of(10, Duration.ofMinutes(1), CLOCK);

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        <a>x</a>                                | x
        <a> x\ty </a>                           | x\ty
        <a>&lt;&gt;&amp;&quot;&apos;</a>        | <>&"'
        <a>&#228;&#xE4;&#x1F375;&#0000228;</a>  | ää🍵ä
        <a>x<!-- y --><b>z</b><?p q?>w</a>      | xzw
        <a>x<![CDATA[<b>&amp;]]]>]]>y</a>       | x<b>&amp;]]]>y
        <a>x<!-- > -- > - --->y</a>             | xy
        <a><!--->x--></a>                       | ``
        <a b=">" c='/>'>x</a >                  | x
        <a/>                                    | ``
        <a b="c" />                             | ``
        """)
    void text_is_what_xml_says_it_is(String file, String expected) throws IOException {
        assertThat(text(file.getBytes(StandardCharsets.UTF_8))).isEqualTo(expected);
    }

    @Test
    void elements_are_found_by_their_depth_and_others_passed_over() throws IOException {
        try (var xml = XmlElements.of(
                of("<n:a xmlns:n='u'><b><c>1</c></b><d/><n:b n:k='&amp;2' l=\"3\">4</n:b></n:a>"), LIMITS)) {
            assertThat(xml.next()).isEqualTo("a");
            assertThat(xml.nextIn(1)).isEqualTo("b");
            assertThat(xml.nextIn(1)).isEqualTo("d");
            assertThat(xml.nextIn(2)).isNull();
            assertThat(xml.nextIn(1)).isEqualTo("b");
            assertThat(xml.attribute("k")).isEqualTo("&2");
            assertThat(xml.attribute("l")).isEqualTo("3");
            assertThat(xml.attribute("m")).isNull();
            assertThat(xml.text()).isEqualTo("4");
            assertThat(xml.nextIn(1)).isNull();
            assertThat(xml.next()).isNull();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        <a>&x;</a>                                        | XML_UNREADABLE
        <a>&nbsp;</a>                                     | XML_UNREADABLE
        <a>a & b</a>                                      | XML_UNREADABLE
        <a>&#xD800;</a>                                   | XML_UNREADABLE
        <a>&#x110000;</a>                                 | XML_UNREADABLE
        <a><b></a></b>                                    | XML_UNREADABLE
        <n:a></a>                                         | XML_UNREADABLE
        <a></a></b>                                       | XML_UNREADABLE
        <a>< b/></a>                                      | XML_UNREADABLE
        <a><1/></a>                                       | XML_UNREADABLE
        <a><b <c/></a>                                    | XML_UNREADABLE
        <a><![OTHER[x]]></a>                              | XML_UNREADABLE
        <a><!ELEMENT b></a>                               | XML_UNREADABLE
        <!DOCTYPE a><a/>                                  | DOCTYPE_REFUSED
        <!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>          | DOCTYPE_REFUSED
        <!DOCTYPE a [<!ENTITY % p SYSTEM "file:///"> %p;]><a/> | DOCTYPE_REFUSED
        <a><b>                                            | FILE_CUT_OFF
        <a><b                                             | FILE_CUT_OFF
        <a><!-- x --                                      | FILE_CUT_OFF
        <a><![CDATA[x]]                                   | FILE_CUT_OFF
        """)
    void what_is_not_well_formed_is_refused(String file, ReadingCode expected) {
        assertThat(refusal(file)).isEqualTo(expected);
    }

    @Test
    void depth_names_tags_and_texts_have_limits() throws IOException {
        assertThat(refusal("<a>".repeat(100_000))).isEqualTo(ReadingCode.XML_UNREADABLE);
        assertThat(text(("<a>".repeat(100) + "x" + "</a>".repeat(100)).getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("x");
        assertThat(refusal("<" + "a".repeat(257) + "/>")).isEqualTo(ReadingCode.XML_UNREADABLE);
        assertThat(refusal("<a>" + "x".repeat(64 * 1024 + 1) + "</a>")).isEqualTo(ReadingCode.RECORD_TOO_LONG);
        assertThat(refusal("<a>" + "x".repeat(10_000_000))).isEqualTo(ReadingCode.RECORD_TOO_LONG);
        assertThat(refusal("<a b='" + "x".repeat(10_000_000))).isEqualTo(ReadingCode.RECORD_TOO_LONG);
        assertThat(refusal("<a><![CDATA[" + "x".repeat(10_000_000))).isEqualTo(ReadingCode.RECORD_TOO_LONG);
        assertThat(refusal("<a>" + "<b>x</b>".repeat(64 * 1024 + 1) + "</a>")).isEqualTo(ReadingCode.RECORD_TOO_LONG);
        var longest = "x".repeat(64 * 1024);
        assertThat(text(("<a>" + longest + "</a>").getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(longest);
    }

    @Test
    void a_long_comment_needs_no_memory_and_names_without_end_neither() throws IOException {
        assertThat(text(("<a><!--" + "->x".repeat(1_000_000) + "-->y</a>").getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("y");
        var many = new StringBuilder("<r>");
        for (int at = 0; at < 5_000; at++) {
            many.append("<n").append(at).append('>').append("</n").append(at).append('>');
        }
        assertThat(text(many.append("z</r>").toString().getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("z");
    }

    @Test
    void time_is_limited_wherever_it_is_spent() {
        var ticks = new AtomicLong();
        var clock = new Clock() {
            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return Instant.EPOCH.plusSeconds(ticks.getAndIncrement());
            }
        };
        var limits = ReadingLimits.of(10, Duration.ofSeconds(3), clock);
        var file = "<a><!--" + "x".repeat(3_000_000) + "--></a>";

        var refusal = catchThrowableOfType(Refusal.class, () -> text(of(file), limits));

        assertThat(refusal.problem().code()).isEqualTo(ReadingCode.READING_TOOK_TOO_LONG);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "ISO-8859-15", "windows-1252", "windows-1250", "ISO-8859-2", "GBK"})
    void declared_charsets_are_read(String charset) throws IOException {
        var text = charset.equals("GBK") ? "\u4F60\u597D" : "\u00E4\u00F6\u00DF";
        var file = "<?xml version=\"1.0\" encoding=\"" + charset + "\"?><a>" + text + "</a>";

        assertThat(text(file.getBytes(Charset.forName(charset)))).isEqualTo(text);
    }

    @Test
    void a_label_of_latin_1_means_its_superset() throws IOException {
        var file = "<?xml version='1.0' encoding='ISO-8859-1'?><a>5 \u20AC</a>";

        assertThat(text(file.getBytes(Charset.forName("windows-1252")))).isEqualTo("5 \u20AC");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ISO-8859-1", "windows-1252", "UTF-16", "us-ascii"})
    void a_label_is_not_believed_where_the_bytes_are_utf_8(String label) throws IOException {
        var file = "<?xml version=\"1.0\" encoding=\"" + label + "\"?><a>\u00E4\u20AC</a>";

        assertThat(text(file.getBytes(StandardCharsets.UTF_8))).isEqualTo("\u00E4\u20AC");
    }

    @ParameterizedTest
    @CsvSource({
        "<?xml version='1.0' encoding='UTF-8'?><a>\u00E4</a>, ISO-8859-1",
        "<a>\u00E4</a>, ISO-8859-1",
        "<?xml version='1.0' encoding='EBCDIC'?><a/>, ISO-8859-1",
        "<?xml version='1.0' encoding='UTF-7'?><a/>, ISO-8859-1",
        "<a/>, UTF-32BE",
        "\uFEFF<a/>, UTF-32LE"
    })
    void a_wrong_or_unknown_label_is_refused(String file, String charset) {
        assertThat(refusal(of(file.getBytes(Charset.forName(charset))))).isEqualTo(ReadingCode.CHARSET_NOT_SUPPORTED);
    }

    /** Whatever pieces the bytes arrive in, places and texts stay the same. */
    @ParameterizedTest
    @ValueSource(ints = {1, 7})
    void places_are_those_of_the_file_beyond_one_window(int pieces) throws IOException {
        var filler = "<f>\u00E4\uD83C\uDF75</f>\n".repeat(40_000);
        var bytes = ("\uFEFF<a>\n" + filler + "<b>x</b></a>").getBytes(StandardCharsets.UTF_8);
        SourceDocument inPieces = () -> new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] into, int offset, int length) {
                return super.read(into, offset, Math.min(length, pieces * 1_000));
            }
        };

        try (var xml = XmlElements.of(inPieces, LIMITS)) {
            xml.next();
            var name = xml.nextIn(1);
            while ("f".equals(name)) {
                name = xml.nextIn(1);
            }
            var from = xml.from();
            assertThat(xml.line()).isEqualTo(40_002);
            assertThat(xml.text()).isEqualTo("x");
            assertThat(new String(bytes, (int) from, (int) (xml.to() - from), StandardCharsets.UTF_8))
                    .isEqualTo("<b>x</b>");
        }
    }

    private static ReadingCode refusal(String file) {
        return refusal(of(file));
    }

    private static ReadingCode refusal(SourceDocument file) {
        return catchThrowableOfType(Refusal.class, () -> text(file, LIMITS))
                .problem()
                .code();
    }

    /** All text of the root, in a file that ends well. */
    private static String text(byte[] file) throws IOException {
        return text(of(file), LIMITS);
    }

    private static String text(SourceDocument file, ReadingLimits limits) throws IOException {
        try (var xml = XmlElements.of(file, limits)) {
            xml.next();
            var text = xml.text();
            while (xml.next() != null) {}
            return text;
        }
    }

    private static SourceDocument of(String file) {
        return of(file.getBytes(StandardCharsets.UTF_8));
    }

    private static SourceDocument of(byte[] file) {
        return () -> new ByteArrayInputStream(file);
    }
}
