package io.financereport.statement.reading.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.statement.reading.FileAccount;
import io.financereport.statement.reading.ReadFile;
import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.ReadingCode.Weight;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Layouts that banks of the world use, with invented rows: each is read without a question, and without a word about it anywhere. */
class BankLayoutsTest {
    private static final Set<ReadingCode> SIGNS = Set.of(ReadingCode.SIGN_UNKNOWN, ReadingCode.SIGNS_INFERRED);

    /** A file and the rows that it means; of a card, what is said of its signs. */
    record Layout(String name, String file, List<String> rows) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Layout> layouts() {
        return Stream.concat(layouts("/csv/bank-layouts.txt"), layouts("/csv/world-layouts.txt"));
    }

    static Stream<Layout> cards() {
        return layouts("/csv/card-layouts.txt");
    }

    private static Stream<Layout> layouts(String file) {
        try (var in = BankLayoutsTest.class.getResourceAsStream(file)) {
            var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(text.split("(?m)^== ")).skip(1).map(BankLayoutsTest::layout);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void the_layout_of_a_bank_is_read(Layout layout) {
        var read = ReadFile.text(layout.file());

        assertThat(read.rows().stream()
                        .filter(row -> row.isBooked())
                        .map(row -> row.bookedOn() + " " + row.amount())
                        .toList())
                .as("%s", read.reading())
                .isEqualTo(layout.rows());
        assertThat(read.codes()).noneMatch(code -> code.weight() == Weight.REVIEWS);
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void a_profile_of_the_layout_reads_the_same(Layout layout) {
        assertThat(KnownLayoutReading.requireSame(layout.file().getBytes(StandardCharsets.UTF_8), "EUR"))
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("cards")
    void a_card_whose_purchases_are_plus_is_turned_round_where_it_says_so_and_looked_at(Layout layout) {
        var read = ReadFile.text(layout.file());

        assertThat(read.codes().stream()
                        .filter(SIGNS::contains)
                        .map(ReadingCode::code)
                        .toList())
                .as("%s", read.reading())
                .isEqualTo(layout.rows());
        assertThat(read.rows().getFirst().amount().signum())
                .isEqualTo(layout.rows().contains("signs-inferred") ? -1 : 1);
        assertThat(read.read().accounts()).extracting(FileAccount::identifier).containsOnlyNulls();
    }

    private static Layout layout(String block) {
        var lines = new ArrayList<>(block.lines().toList());
        var name = lines.removeFirst();
        var rows = lines.stream()
                .filter(line -> line.startsWith("-- "))
                .map(line -> line.substring(3))
                .toList();
        var file = lines.stream().filter(line -> !line.startsWith("-- ")).collect(Collectors.joining("\n"));
        return new Layout(name, file.stripTrailing() + "\n", rows);
    }
}
