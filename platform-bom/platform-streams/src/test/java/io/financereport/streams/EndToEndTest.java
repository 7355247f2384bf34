package io.financereport.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.tenancy.Sql;
import io.financereport.tenancy.WorkspaceId;
import io.financereport.tenancy.WorkspaceTransactions;
import io.financereport.test.Await;
import io.financereport.test.OnRealParts;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("real-parts")
class EndToEndTest implements OnRealParts {
    private static final Duration LONG = Duration.ofMinutes(3);

    @Inject
    WorkspaceTransactions transactions;

    @Inject
    Outbox outbox;

    @Inject
    StreamProgress progress;

    @Override
    public String service() {
        return "statement";
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("streams.test.consume", "true");
    }

    @Test
    void what_commits_is_handled_once_and_in_order_and_what_rolls_back_never() {
        var workspace = new WorkspaceId(UUID.randomUUID());

        for (int number = 1; number <= 20; number++) {
            append(workspace, number);
        }
        rollBack(workspace, 99);
        append(workspace, 21);

        Await.until(LONG, () -> numbers(workspace).size() >= 21);
        assertThat(numbers(workspace))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 21).boxed().toList());
        Await.until(LONG, () -> progress.all().getFirst().handledThrough() == 21);
    }

    private void append(WorkspaceId workspace, int number) {
        transactions.run(
                workspace, () -> outbox.append(workspace, EffectConsumer.TYPE, "n" + number, 1, new Counted(number)));
    }

    private void rollBack(WorkspaceId workspace, int number) {
        try {
            transactions.run(workspace, () -> {
                outbox.append(workspace, EffectConsumer.TYPE, "n" + number, 1, new Counted(number));
                throw new IllegalStateException("rolled back");
            });
        } catch (IllegalStateException e) {
            assertThat(e).hasMessage("rolled back");
        }
    }

    private List<Integer> numbers(WorkspaceId workspace) {
        return transactions.platform(() -> Sql.on(transactions.connection())
                .list(
                        "SELECT number FROM effect WHERE workspace_id = ? ORDER BY sequence",
                        row -> row.integer("number"),
                        workspace.value()));
    }
}
