package io.financereport.web.start;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.financereport.test.RealParts;
import io.financereport.test.Redis;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BootCheckTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    Path folder;

    private record Checked(int code, List<String> lines) {
        String line(String dependency) {
            return lines.stream()
                    .filter(line -> line.startsWith(dependency + " "))
                    .findFirst()
                    .orElse("");
        }
    }

    private static Checked check(BootMode mode, Optional<Path> secrets, Map<String, Object> settings) {
        var written = new ByteArrayOutputStream();
        var out = new PrintStream(written, true, StandardCharsets.UTF_8);
        var check = new BootCheck(
                BootCheckTest.class, new StartSecrets(secrets, Duration.ZERO), Clock.fixed(NOW, ZoneOffset.UTC), out);
        var code = check.run(mode, settings);
        return new Checked(
                code, written.toString(StandardCharsets.UTF_8).lines().toList());
    }

    private static Map<String, Object> nowhere() {
        var settings = new HashMap<String, Object>();
        settings.put("environment", "test");
        settings.put("datasources.default.url", "jdbc:postgresql://localhost:1/none");
        settings.put("flyway.datasources.migration.url", "jdbc:postgresql://localhost:1/none");
        settings.put("redis.uri", "redis://localhost:1");
        return settings;
    }

    @Test
    void a_dry_run_needs_nothing_that_runs() {
        var checked = check(BootMode.DRY_RUN, Optional.empty(), nowhere());

        assertThat(checked.code()).isZero();
        assertThat(checked.lines()).hasSize(2);
        assertThat(checked.line("secrets")).contains(" ok ").contains(" ms ");
        assertThat(checked.line("configuration")).contains(" ok ").contains("ENVIRONMENT is test");
    }

    @Test
    void known_secrets_are_an_error_outside_development() {
        var settings = nowhere();
        settings.put("environment", "staging");

        var checked = check(BootMode.DRY_RUN, Optional.empty(), settings);

        assertThat(checked.code()).isOne();
        assertThat(checked.line("configuration")).contains(" error ").contains("tokens.service-secret");
    }

    @Test
    void a_setting_that_does_not_fit_is_an_error_and_not_its_default() {
        var settings = nowhere();
        settings.put("web.authentication", "SOMETIMES");

        var checked = check(BootMode.DRY_RUN, Optional.empty(), settings);

        assertThat(checked.code()).as("%s", checked.lines()).isOne();
        assertThat(checked.line("configuration")).contains(" error ").contains("web.authentication");
    }

    @Test
    void settings_of_which_there_are_several_are_looked_at_each() {
        var settings = nowhere();
        settings.put("sample.rules.first.requests", 1);
        settings.put("sample.rules.second.requests", 1);

        assertThat(check(BootMode.DRY_RUN, Optional.empty(), settings).line("configuration"))
                .contains(" ok ")
                .contains("4 groups");
        settings.put("sample.rules.second.requests", 0);
        assertThat(check(BootMode.DRY_RUN, Optional.empty(), settings).line("configuration"))
                .contains(" error ")
                .contains("sample.rules.second.requests must be positive");
    }

    @Test
    void a_database_that_is_away_fails_the_critical_check() {
        var checked = check(BootMode.CRITICAL, Optional.empty(), nowhere());

        assertThat(checked.code()).isOne();
        assertThat(checked.line("database")).contains(" error ").contains("localhost:1");
    }

    @Test
    @Tag("real-parts")
    void an_empty_schema_is_a_warning_and_stays_empty() {
        var settings = new HashMap<String, Object>(
                RealParts.properties("report", RealParts.postgres().newDatabase(), Redis.start()));

        var first = check(BootMode.CRITICAL, Optional.empty(), settings);
        var second = check(BootMode.CRITICAL, Optional.empty(), settings);

        assertThat(first.code()).isZero();
        assertThat(first.line("database")).contains(" warning ").contains("schema report is empty");
        assertThat(second.line("database")).contains("schema report is empty");
    }

    @Test
    @Tag("real-parts")
    void another_service_must_be_ready_where_it_is_configured() throws IOException {
        var other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        other.createContext("/health/readiness", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        other.start();
        try {
            var settings = new HashMap<String, Object>(
                    RealParts.properties("report", RealParts.postgres().newDatabase(), Redis.start()));
            var ready = "http://localhost:" + other.getAddress().getPort();
            settings.put("micronaut.http.services.gateway.urls", ready);
            settings.put("micronaut.http.services.statement.urls", ready);
            settings.put("micronaut.http.services.reconciliation.urls", "http://localhost:1");

            var checked = check(BootMode.FULL, Optional.empty(), settings);

            assertThat(checked.code()).isOne();
            assertThat(checked.line("gateway")).contains(" ok ").contains(ready);
            assertThat(checked.line("statement")).contains(" ok ");
            assertThat(checked.line("reconciliation")).contains(" error ").contains("not ready at http://localhost:1");
            assertThat(checked.line("report")).isEmpty();
            assertThat(checked.line("secrets-file")).contains(" skipped ");
        } finally {
            other.stop(0);
        }
    }

    @Test
    void the_secrets_file_may_be_missing_or_old_and_no_value_is_shown() throws IOException {
        var file = folder.resolve(".env");

        assertThat(new SecretsFileProbe(Optional.of(file), Clock.fixed(NOW, ZoneOffset.UTC)).look("secrets-file"))
                .satisfies(missing -> {
                    assertThat(missing.state()).isEqualTo(BootOutcome.State.WARNING);
                    assertThat(missing.message()).contains("is missing").contains("restart the vault-agent");
                });
        Files.writeString(file, "SERVICE_TOKEN_SECRET=hunter2\nWEB_PUBLIC_PREFIX=/hunter2");
        assertThat(age(file, Duration.ofMinutes(60))).isEqualTo(BootOutcome.State.OK);
        assertThat(age(file, Duration.ofMinutes(60).plusSeconds(1))).isEqualTo(BootOutcome.State.WARNING);
        var checked = check(BootMode.DRY_RUN, Optional.of(file), nowhere());
        assertThat(checked.line("secrets")).contains(" ok ").contains("2 values");
        assertThat(String.join("\n", checked.lines())).doesNotContain("hunter2");
    }

    private static BootOutcome.State age(Path file, Duration age) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(NOW.minus(age)));
        return new SecretsFileProbe(Optional.of(file), Clock.fixed(NOW, ZoneOffset.UTC))
                .look("secrets-file")
                .state();
    }

    @Test
    void an_unknown_mode_is_refused_with_the_known_ones() {
        var written = new ByteArrayOutputStream();
        var out = new PrintStream(written, true, StandardCharsets.UTF_8);
        var secrets = new StartSecrets(Optional.empty(), Duration.ZERO);

        var code = new BootCheck(BootCheckTest.class, secrets, Clock.systemUTC(), out).run("most");

        assertThat(code).isOne();
        assertThat(written.toString(StandardCharsets.UTF_8)).contains("dry-run, critical, full");
    }
}
