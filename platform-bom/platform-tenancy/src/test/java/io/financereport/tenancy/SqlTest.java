package io.financereport.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.financereport.money.Money;
import io.financereport.test.OnRealParts;
import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.assertj.core.util.Throwables;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SqlTest implements OnRealParts {
    private static final Currency SGD = Currency.getInstance("SGD");
    private static final String INSERT = "INSERT INTO note (workspace_id, id, text) VALUES (?, ?, ?)";

    @Inject
    WorkspaceTransactions transactions;

    @Inject
    Sql sql;

    private final WorkspaceId workspace = new WorkspaceId(UUID.randomUUID());

    @Override
    public String service() {
        return "report";
    }

    @Test
    void what_goes_in_comes_out() {
        var moment = Instant.parse("2026-02-28T23:59:59.123456Z");
        var amount = Money.of(new BigDecimal("-12.50"), SGD);
        var user = new UserId(UUID.randomUUID());

        transactions.platformRun(() -> sql.each(
                """
                SELECT ?::uuid AS workspace, ?::uuid AS person, ?::timestamptz AS moment, ?::numeric(18, 4) AS amount,
                    ?::char(3) AS currency, ?::date AS day, ?::bigint AS number, ?::integer AS small, ?::boolean AS flag,
                    NULL::text AS nothing, '{"a": 1}'::jsonb AS json
                """,
                row -> {
                    assertThat(row.uuid("workspace")).isEqualTo(workspace.value());
                    assertThat(row.uuid("person")).isEqualTo(user.value());
                    assertThat(row.instant("moment")).isEqualTo(moment);
                    assertThat(row.money("amount", "currency")).isEqualTo(amount);
                    assertThat(row.currency("currency")).isEqualTo(SGD);
                    assertThat(row.date("day")).isEqualTo("2024-02-29");
                    assertThat(row.number("number")).isEqualTo(Long.MAX_VALUE);
                    assertThat(row.integer("small")).isEqualTo(-7);
                    assertThat(row.flag("flag")).isTrue();
                    assertThat(row.text("json")).isEqualTo("{\"a\": 1}");
                    assertThat(row.findText("nothing")).isNull();
                    assertThatThrownBy(() -> row.text("nothing")).hasMessage("nothing");
                },
                workspace,
                user,
                moment,
                amount,
                SGD,
                LocalDate.parse("2024-02-29"),
                Long.MAX_VALUE,
                -7,
                true));
    }

    @Test
    void columns_of_many_rows_go_in_one_statement_and_may_have_gaps() {
        var moments = List.of("1970-01-01T00:00:00Z", "", "2026-01-01T00:00:00Z");

        var read = transactions.platform(() -> sql.list(
                "SELECT at FROM unnest(?) AS asked (at) ORDER BY at NULLS LAST",
                row -> String.valueOf(row.findInstant("at")),
                (Object) Sql.column(moments, Instant.class, text -> text.isEmpty() ? null : Instant.parse(text))));

        assertThat(read).containsExactly("1970-01-01T00:00:00Z", "2026-01-01T00:00:00Z", "null");
    }

    @Test
    void a_reader_that_has_enough_gets_no_more() {
        var seen = new int[1];

        transactions.platformRun(() ->
                sql.eachWhile("SELECT number FROM generate_series(1, 1000000) AS number", row -> ++seen[0] < 3, 10));

        assertThat(seen[0]).isEqualTo(3);
    }

    @Test
    void a_failure_says_what_is_wrong_and_no_value_of_a_row() {
        var twice = UUID.randomUUID();
        List<@Nullable Object[]> rows =
                Collections.nCopies(2, new @Nullable Object[] {workspace.value(), twice, "SECRET PAYEE"});

        var batch = catchThrowable(() -> transactions.run(workspace, () -> sql.batch(INSERT, rows)));
        var number = catchThrowable(
                () -> transactions.platform(() -> sql.list("SELECT ?::text::integer AS n", row -> 0, "SECRET")));

        assertThat(batch).isInstanceOf(DataAccessException.class).hasMessageContaining("note_pkey");
        assertThat(number).isInstanceOf(DataAccessException.class).hasMessageContaining("22P02");
        assertThat(Throwables.getStackTrace(batch) + Throwables.getStackTrace(number))
                .doesNotContain("SECRET");
    }

    @Test
    void a_batch_writes_each_row() {
        List<@Nullable Object[]> rows = IntStream.range(0, 100)
                .mapToObj(at -> new @Nullable Object[] {workspace.value(), UUID.randomUUID(), "n" + at})
                .toList();

        transactions.run(workspace, () -> sql.batch(INSERT, rows));

        assertThat(transactions.read(
                        workspace, () -> sql.find("SELECT count(*) FROM note", row -> row.number("count"))))
                .contains(100L);
    }
}
