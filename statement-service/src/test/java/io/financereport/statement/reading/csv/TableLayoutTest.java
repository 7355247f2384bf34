package io.financereport.statement.reading.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.statement.reading.DateOrder;
import io.financereport.statement.reading.ReadFile;
import io.financereport.statement.reading.Reading;
import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.ReadingHints;
import io.financereport.statement.reading.ReadingHints.Basis;
import io.financereport.statement.reading.ReadingHints.DecimalMark;
import io.financereport.statement.reading.ReadingHints.Signs;
import io.financereport.statement.reading.csv.KnownLayouts.Known;
import io.financereport.statement.reading.csv.TableLayout.AmountSigns;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a file shows of its layout, and what a known layout does to the next one. */
class TableLayoutTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-06-01T00:00:00Z"), ZoneOffset.UTC);
    private static final String CARD = """
        Date;Shop;Amount
        13.01.2026;Tea;4,50
        14.01.2026;Payment;-100,00
        """;

    @Test
    void a_file_shows_how_it_is_written() {
        var layout = table(read(CARD, List.of())).layout();

        assertThat(layout.separator()).isEqualTo(';');
        assertThat(layout.isHeaded()).isTrue();
        assertThat(layout.names()).containsExactly("Date", "Shop", "Amount");
        assertThat(layout.dateOrder()).isEqualTo(DateOrder.DAY_MONTH_YEAR);
        assertThat(layout.valueDateOrder()).isNull();
        assertThat(layout.decimalMark()).isEqualTo(DecimalMark.COMMA);
        assertThat(layout.signs()).isEqualTo(AmountSigns.AS_WRITTEN);
    }

    @Test
    void what_days_and_amounts_leave_open_is_not_part_of_it() {
        var layout = table(read("Date,Text,Amount\n05/05/2026,Tea,4\n06/06/2026,Pay,10\n", List.of()))
                .layout();

        assertThat(layout.dateOrder()).isNull();
        assertThat(layout.decimalMark()).isNull();
        assertThat(layout.signs()).isNull();
    }

    @Test
    void a_sample_gives_the_golden_rows_again_and_no_others() {
        for (String file : List.of(
                CARD,
                "Statement of 2026\n\nDate,Text,Amount,Balance\n2026-01-13,Tea,-4.50,95.50\n2026-01-14,Pay,10,105.50\n",
                "Date,Text,Debit,Credit\n05/13/2026,Tea,4.50,\n05/14/2026,Pay,,10.00\n",
                "Date,Text,Amount,Type\n2026-01-13,Tea,4.50,debit\n2026-01-14,Pay,10.00,credit\n",
                "Date,Text,Amount\n2026-01-13,Tea,4.50\n2026-01-14,Pay,+10.00\n")) {
            var table = table(read(file, List.of()));
            var sample = sample(table);

            assertThat(sample.rows()).as(file).hasSize(2);
            assertThat(sample.read(table.layout(), CLOCK))
                    .as(file)
                    .isEqualTo(new TableSample.Outcome.Read(sample.rows()));
        }
        var card = table(read(CARD, List.of()));
        var turned = with(card.layout(), AmountSigns.INVERTED, DateOrder.DAY_MONTH_YEAR);
        assertThat(sample(card).read(turned, CLOCK))
                .isNotEqualTo(new TableSample.Outcome.Read(sample(card).rows()));
    }

    @Test
    void a_long_file_gives_its_first_rows_as_sample() {
        var file = new StringBuilder("Date,Text,Amount\n");
        for (int i = 0; i < 500; i++) {
            file.append("2026-01-13,Tea ").append(i).append(",-4.50\n");
        }

        var sample = sample(table(read(file.toString(), List.of())));

        assertThat(sample.rows()).hasSize(TableSample.ROWS_MAX);
        assertThat(sample.records()).hasSize(TableSample.ROWS_MAX + 1);
    }

    @Test
    void a_row_that_does_not_fit_ends_the_sample() {
        var file = "Date,Text,Amount\n2026-01-13,Tea,-1\n2026-01-14," + "x".repeat(60_000) + ",-1\n2026-01-15,"
                + "x".repeat(60_000) + ",-1\n";

        assertThat(sample(table(read(file, List.of()))).rows()).hasSize(2);
    }

    @Test
    void the_signs_of_the_account_are_known_for_its_next_file() {
        var known = with(table(read(CARD, List.of())).layout(), AmountSigns.INVERTED, DateOrder.DAY_MONTH_YEAR);

        var next = read("Date;Shop;Amount\n01.02.2026;Tea;4,50\n02.02.2026;Tea;4,50\n", own(known));

        assertThat(next.rows()).extracting(row -> row.amount().amount()).containsOnly(new BigDecimal("-4.50"));
        assertThat(next.codes()).contains(ReadingCode.PROFILE_APPLIED).doesNotContain(ReadingCode.SIGN_UNKNOWN);
        assertThat(table(next).layout()).isEqualTo(known);
        assertThat(table(next).known()).isNotNull();
    }

    @Test
    void the_signs_of_another_account_are_not() {
        var known = with(table(read(CARD, List.of())).layout(), AmountSigns.INVERTED, DateOrder.DAY_MONTH_YEAR);

        var next = read(
                "Date;Shop;Amount\n01.02.2026;Tea;4,50\n", List.of(new Known(new UUID(0, 1), 1, "x", false, known)));

        assertThat(next.rows()).extracting(row -> row.amount().amount()).containsOnly(new BigDecimal("4.50"));
        assertThat(next.codes()).contains(ReadingCode.SIGN_UNKNOWN);
    }

    @Test
    void a_person_is_believed_before_the_profile() {
        var known = with(table(read(CARD, List.of())).layout(), AmountSigns.INVERTED, DateOrder.DAY_MONTH_YEAR);
        var hints = new ReadingHints(
                        Currency.getInstance("EUR"), Basis.SAID, DateOrder.MONTH_DAY_YEAR, null, Signs.AS_WRITTEN)
                .with(new KnownLayouts(own(known)));

        var next = read("Date;Shop;Amount\n01/02/2026;Tea;4,50\n", hints);

        assertThat(next.rows().getFirst().amount().amount()).isEqualTo(new BigDecimal("4.50"));
        assertThat(next.rows().getFirst().bookedOn()).isEqualTo("2026-01-02");
    }

    @Test
    void a_profile_that_the_days_speak_against_asks() {
        var layout = table(read("Date,Text,Amount\n13/02/2026,Tea,-1.00\n", List.of()))
                .layout();
        assertThat(layout.dateOrder()).isEqualTo(DateOrder.DAY_MONTH_YEAR);

        var fits = read("Date,Text,Amount\n01/02/2026,Tea,-1.00\n", own(layout));
        // Read as the profile says, it would be a row of February 2027, months ahead; else it is one of the second of
        // January.
        var ahead = read("Date,Text,Amount\n01/09/2026,Tea,-1.00\n", own(layout));

        assertThat(fits.rows().getFirst().bookedOn()).isEqualTo("2026-02-01");
        assertThat(ahead.reading()).isInstanceOf(Reading.Open.class);
    }

    @Test
    void a_direction_that_a_profile_had_and_the_file_has_not_is_a_difference() {
        var before = table(read(
                        "Date,Text,Amount,Type\n2026-01-13,Tea,4.50,debit\n2026-01-14,Pay,10.00,credit\n", List.of()))
                .layout();
        assertThat(before.signs()).isEqualTo(AmountSigns.BY_COLUMN);

        var signed = table(
                read("Date,Text,Amount,Type\n2026-01-13,Tea,-4.50,debit\n2026-01-14,Pay,10.00,credit\n", own(before)));
        assertThat(before.differences(signed.layout())).containsExactly("signs are as written, not in a column");
        var creditsOnly = table(read("Date,Text,Amount,Type\n2026-01-14,Pay,10.00,credit\n", own(before)));
        assertThat(before.differences(creditsOnly.layout())).isEmpty();
    }

    private static ReadFile read(String file, List<Known> known) {
        return read(file, new ReadingHints(Currency.getInstance("EUR"), null).with(new KnownLayouts(known)));
    }

    private static ReadFile read(String file, ReadingHints hints) {
        return ReadFile.with(hints, file.getBytes(StandardCharsets.UTF_8));
    }

    private static List<Known> own(TableLayout layout) {
        return List.of(new Known(new UUID(0, 1), 1, "x", true, layout));
    }

    private static TableRead table(ReadFile seen) {
        assertThat(seen.reading()).isInstanceOf(Reading.Read.class);
        return ((Reading.Read) seen.reading()).tables().getFirst();
    }

    private static TableSample sample(TableRead table) {
        return Optional.ofNullable(table.sample()).orElseThrow();
    }

    private static TableLayout with(TableLayout layout, AmountSigns signs, DateOrder order) {
        return new TableLayout(
                layout.format(),
                layout.separator(),
                layout.isHeaded(),
                layout.columns(),
                order,
                layout.valueDateOrder(),
                layout.decimalMark(),
                signs);
    }
}
