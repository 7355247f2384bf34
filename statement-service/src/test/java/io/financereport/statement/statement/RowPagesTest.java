package io.financereport.statement.statement;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.statement.ServiceClient;
import io.financereport.tenancy.Sql;
import io.financereport.tenancy.WorkspaceId;
import io.financereport.tenancy.WorkspaceTransactions;
import io.financereport.test.OnRealParts;
import io.financereport.web.PageRequest;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Pages of a statement that was read a moment ago, of which the database's planner knows nothing yet. */
@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RowPagesTest implements OnRealParts {
    private static final int ROWS = 3_000;
    private static final int PAGE_ROWS = 50;
    /** Of a row: itself, its sighting, its decision and the entries of their indexes. */
    private static final int LOOKED_AT_PER_ROW_MAX = 10;

    private static final String LOOKED_AT = """
        SELECT sum(idx_tup_fetch + seq_tup_read)::bigint AS rows FROM pg_stat_xact_user_tables
        WHERE relname IN ('statement_row', 'sighting', 'row_decision')
        """;

    @TempDir
    static Path folder;

    @Inject
    EmbeddedServer server;

    @Inject
    RowPages pages;

    @Inject
    Sql sql;

    @Inject
    WorkspaceTransactions transactions;

    @Override
    public String service() {
        return "statement";
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("storage.local-path", folder.toString());
    }

    @Test
    void a_page_looks_at_its_own_rows_alone() {
        var client = new ServiceClient(server.getURI(), "SGD");
        var statement = client.whenRead(client.upload("long.csv", file(), Map.of("institution", "DBS")));
        var id = new StatementId(UUID.fromString(statement.get("id").asText()));
        var workspace = new WorkspaceId(client.workspace());

        transactions.read(workspace, () -> {
            var page = pages.page(workspace, id, PageRequest.of(PAGE_ROWS, null));
            var lookedAt = sql.find(LOOKED_AT, row -> row.number("rows")).orElseThrow();
            assertThat(page.items()).hasSize(PAGE_ROWS).allMatch(RowPages.Item::isNew);
            assertThat(lookedAt).isBetween((long) PAGE_ROWS, (long) PAGE_ROWS * LOOKED_AT_PER_ROW_MAX);
            return page;
        });
    }

    private static String file() {
        return IntStream.range(0, ROWS)
                .mapToObj(row -> "%s,Row %d,-1.00,%d.00\n"
                        .formatted(LocalDate.of(2026, 1, 1).plusDays(row / 50), row, ROWS - row))
                .collect(Collectors.joining("", "Date,Description,Amount,Balance\n", ""));
    }
}
