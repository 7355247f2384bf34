package io.financereport.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.test.RealParts;
import io.financereport.test.Redis;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A new version with several replicas starts them at once; on a new installation, on an empty database. */
@Tag("real-parts")
class TwoStartsTest {
    private static final int INSTANCES = 2;
    /** Of their own: the common pool may have one only, and the second start would wait for the first. */
    private final Executor threads = task -> Thread.ofVirtual().start(task);

    @Test
    void two_instances_that_start_at_once_migrate_an_empty_database_once() throws Exception {
        var database = RealParts.postgres().newDatabase();
        var settings = new HashMap<String, Object>(RealParts.properties("report", database, Redis.start()));
        var together = new CyclicBarrier(INSTANCES);

        var starts = new ArrayList<CompletableFuture<ApplicationContext>>();
        for (var instance = 0; instance < INSTANCES; instance++) {
            starts.add(CompletableFuture.supplyAsync(() -> start(settings, together), threads));
        }

        for (var start : starts) {
            try (var instance = start.get(5, TimeUnit.MINUTES)) {
                assertThat(instance.getBean(EmbeddedServer.class).isRunning()).isTrue();
            }
        }
        var versions = versions(settings);
        assertThat(versions).hasSizeGreaterThan(3).doesNotHaveDuplicates().isSorted();
    }

    private static ApplicationContext start(HashMap<String, Object> settings, CyclicBarrier together) {
        try {
            together.await(5, TimeUnit.MINUTES);
            var context = ApplicationContext.run(settings);
            context.getBean(EmbeddedServer.class).start();
            return context;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> versions(HashMap<String, Object> settings) throws SQLException {
        var versions = new ArrayList<String>();
        try (var connection = DriverManager.getConnection(
                        Objects.requireNonNull(settings.get("flyway.datasources.migration.url"))
                                .toString(),
                        "report_owner",
                        Objects.requireNonNull(settings.get("database.owner-password"))
                                .toString());
                var found = connection
                        .createStatement()
                        .executeQuery("SELECT version FROM report.flyway_schema_history WHERE success"
                                + " AND version IS NOT NULL ORDER BY installed_rank")) {
            while (found.next()) {
                versions.add(found.getString(1));
            }
        }
        return versions;
    }
}
