package io.financereport.environments.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.financereport.test.TestNamespace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of several checkouts, in JVMs of their own, at the same time on one PostgreSQL. */
@Tag("real-parts")
class SharedDatabasesTest {
    private final Server server = Server.emptied();

    @TempDir
    private Path folder;

    private Checkout checkout = new Checkout(Path.of(""));
    private Checkout other = checkout;

    @BeforeEach
    void two_work_trees_of_one_repository() throws IOException {
        checkout = Checkout.onBranch(Files.createDirectory(folder.resolve("first")), "feature/payments");
        other = checkout.worktree(folder.resolve("second"), "feature/auth");
    }

    @Test
    void two_checkouts_are_tested_at_the_same_time_and_do_not_see_each_other() {
        try (var one = Runs.begin(server, checkout.folder(), 1);
                var another = Runs.begin(server, other.folder(), 1)) {
            var base = TestNamespace.resolve(Map.of(), checkout.folder()).database();

            assertThat(one.databases()).containsExactly(base + "_gw0", base + "_gw0b");
            assertThat(another.databases()).doesNotContainAnyElementsOf(one.databases());
            assertThat(server.databases()).containsAll(one.databases()).containsAll(another.databases());
            assertThat(one.finish()).contains(onlyItsOwnRows(one));
            assertThat(server.databases()).containsExactlyInAnyOrderElementsOf(another.databases());
            assertThat(another.finish()).contains(onlyItsOwnRows(another));
            assertThat(server.databases()).isEmpty();
        }
    }

    @Test
    void the_workers_of_one_run_have_databases_of_their_own() {
        try (var one = Runs.begin(
                        server, checkout.folder(), 1, "BRANCH_NAME", "feature/auth", "WORKSPACE_ID", "alice");
                var another = Runs.begin(server, checkout.folder(), 2, "BRANCH_NAME", "feature/auth")) {
            assertThat(one.databases().getFirst()).isEqualTo("finance_report_test_feature_auth_alice_gw0");
            assertThat(another.databases().getFirst()).isEqualTo("finance_report_test_feature_auth_gw1");
        }
    }

    @Test
    void two_modules_with_the_same_worker_do_not_take_a_database_from_each_other() {
        try (var one = Runs.begin(server, checkout.folder(), 1);
                var another = Runs.begin(server, checkout.folder(), 1)) {
            assertThat(another.databases()).doesNotContainAnyElementsOf(one.databases());
            assertThat(another.finish()).contains(onlyItsOwnRows(another));
            assertThat(one.finish()).contains(onlyItsOwnRows(one));
        }
    }

    @Test
    void what_a_killed_run_left_is_taken_over_by_the_next_one() {
        try (var killed = Runs.begin(server, checkout.folder(), 1)) {
            killed.kill();
            assertThat(server.databases()).containsAll(killed.databases());

            try (var next = Runs.begin(server, checkout.folder(), 1)) {
                assertThat(next.databases()).isEqualTo(killed.databases());
                assertThat(next.finish()).contains(onlyItsOwnRows(next));
            }
        }
        assertThat(server.databases()).isEmpty();
    }

    @Test
    void a_run_does_not_change_the_passwords_of_a_server_that_others_use() throws SQLException {
        try (var first = Runs.begin(server, checkout.folder(), 1)) {
            assertThatThrownBy(() -> Runs.begin(
                            server, other.folder(), 1, "STATEMENT_DB_APP_PASSWORD", "another-password-for-the-role"))
                    .hasMessageContaining("The role statement_app of localhost")
                    .hasMessageContaining("set -a; . ./.env; set +a")
                    .hasMessageNotContaining("another-password-for-the-role");

            try (var connection =
                    server.connect(first.databases().getFirst(), "statement_app", "development-only-statement-app")) {
                assertThat(connection.isValid(0)).isTrue();
            }
        }
    }

    private static String onlyItsOwnRows(Runs run) {
        var pid = run.process().pid();
        return "found 100 of " + pid + " to " + pid + "\nin schema statement";
    }
}
