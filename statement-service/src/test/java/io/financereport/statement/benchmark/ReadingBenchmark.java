package io.financereport.statement.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import com.webcohesion.ofx4j.domain.data.ResponseEnvelope;
import com.webcohesion.ofx4j.io.AggregateUnmarshaller;
import de.siegmar.fastcsv.reader.CsvReader;
import io.financereport.statement.reading.Reading;
import io.financereport.statement.reading.ReadingHints;
import io.financereport.statement.reading.ReadingLimits;
import io.financereport.statement.reading.StatementReader;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Currency;
import javax.xml.stream.XMLInputFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How fast the readers are, beside what others need for the same bytes. */
class ReadingBenchmark {
    private static final int ROWS = 200_000;
    private static final int MILLION = 1_000_000;
    private static final int ROWS_OF_TREE = 20_000;
    private static final Duration READING_MAX = Duration.ofMinutes(5);

    @TempDir
    Path folder;

    @Test
    void csv() throws Exception {
        var file = BankFile.CSV.in(folder, ROWS);
        Measured.print("CSV, bytes alone", file, ROWS, () -> bytes(file));
        Measured.print("CSV, fields by fastcsv", file, ROWS, () -> fields(file));
        Measured.print("CSV, statement read", file, ROWS, () -> read(file, ROWS));
    }

    @Test
    void ofx() throws Exception {
        var file = BankFile.OFX.in(folder, ROWS);
        var small = BankFile.OFX.in(folder, ROWS_OF_TREE);
        Measured.print("OFX, bytes alone", file, ROWS, () -> bytes(file));
        Measured.print("OFX, tree by ofx4j", small, ROWS_OF_TREE, () -> tree(small));
        Measured.print("OFX, statement read", file, ROWS, () -> read(file, ROWS));
    }

    @Test
    void camt() throws Exception {
        var file = BankFile.CAMT.in(folder, ROWS);
        Measured.print("CAMT, bytes alone", file, ROWS, () -> bytes(file));
        Measured.print("CAMT, events by the JDK's StAX", file, ROWS, () -> events(file));
        Measured.print("CAMT, statement read", file, ROWS, () -> read(file, ROWS));
    }

    /** In the heap of a service; a file that does not fit ends this run. */
    @Test
    void a_million_rows() throws Exception {
        for (BankFile format : BankFile.values()) {
            var file = format.in(folder, MILLION);
            read(file, MILLION);
            Files.delete(file);
            System.out.println(format + ": a million rows read");
        }
    }

    private static void read(Path file, int rows) throws Exception {
        var seen = new int[1];
        var reading = StatementReader.read(
                () -> Files.newInputStream(file),
                new ReadingHints(Currency.getInstance("SGD"), null),
                ReadingLimits.of(rows, READING_MAX, Clock.systemUTC()),
                row -> seen[0]++);
        assertThat(reading).isInstanceOf(Reading.Read.class);
        assertThat(seen[0]).isEqualTo(rows);
    }

    private static void bytes(Path file) throws Exception {
        var buffer = new byte[64 * 1024];
        var lines = 0;
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
                for (int i = 0; i < read; i++) {
                    lines += buffer[i] == '\n' ? 1 : 0;
                }
            }
        }
        assertThat(lines).isPositive();
    }

    private static void fields(Path file) throws Exception {
        var fields = 0L;
        try (var records = CsvReader.builder().ofCsvRecord(file)) {
            for (var row : records) {
                fields += row.getFieldCount();
            }
        }
        assertThat(fields).isPositive();
    }

    private static void tree(Path file) throws Exception {
        try (InputStream in = Files.newInputStream(file)) {
            assertThat(new AggregateUnmarshaller<>(ResponseEnvelope.class)
                            .unmarshal(in)
                            .getMessageSets())
                    .isNotEmpty();
        }
    }

    private static void events(Path file) throws Exception {
        var events = 0L;
        try (InputStream in = Files.newInputStream(file)) {
            var reader = XMLInputFactory.newFactory().createXMLStreamReader(in);
            while (reader.hasNext()) {
                reader.next();
                events++;
            }
        }
        assertThat(events).isPositive();
    }
}
