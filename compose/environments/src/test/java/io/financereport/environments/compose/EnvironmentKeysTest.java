package io.financereport.environments.compose;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.environments.Script;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Configuration, templates and .env.example name the same keys; where they do not, the script says which and in which direction. */
class EnvironmentKeysTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void aSmallRepository() throws IOException {
        write(
                "statement-service/src/main/resources/application.yml",
                "a: ${LLM_DAILY_LIMIT:1.00}\nb: ${S3_SECRET_KEY:}\nc: ${STATEMENT_DB_APP_PASSWORD:x}\n");
        write("compose/dokploy/10.app/secrets.ctmpl", "S3_SECRET_KEY=x\nSTATEMENT_DB_APP_PASSWORD=x\n");
        write("compose/dokploy/01.postgres/secrets.ctmpl", "POSTGRES_PASSWORD=x\nSTATEMENT_DB_APP_PASSWORD=x\n");
        write(".env.example", "S3_SECRET_KEY=\nSTATEMENT_DB_APP_PASSWORD=\n# LLM_DAILY_LIMIT=1.00\n");
    }

    @Test
    void the_repository_agrees_with_itself() {
        var outcome = Script.named("check_env_keys.sh").run().requireSuccess();

        assertThat(outcome.out()).startsWith("ok ").doesNotContain("note:");
    }

    @Test
    void a_small_one_that_agrees_is_well() {
        check().requireSuccess();
    }

    @Test
    void a_secret_that_no_service_reads_is_too_much() throws IOException {
        write("compose/dokploy/10.app/secrets.ctmpl", "S3_SECRET_KEY=x\nOLD_SECRET=x\nSTATEMENT_DB_APP_PASSWORD=x\n");

        assertThat(check().exitCode()).isOne();
        assertThat(check().out()).isEqualTo("unused secret: OLD_SECRET\n");
        assertThat(check("--diff").out()).contains("--- compose/dokploy/10.app/secrets.ctmpl\n-OLD_SECRET\n");
    }

    @Test
    void a_secret_that_no_template_writes_is_missing() throws IOException {
        write("compose/dokploy/10.app/secrets.ctmpl", "STATEMENT_DB_APP_PASSWORD=x\n");

        assertThat(check().exitCode()).isOne();
        assertThat(check().out()).isEqualTo("secret without a template: S3_SECRET_KEY\n");
    }

    @Test
    void a_password_that_the_database_does_not_know_is_found() throws IOException {
        write("compose/dokploy/01.postgres/secrets.ctmpl", "POSTGRES_PASSWORD=x\n");

        assertThat(check().out()).isEqualTo("layers disagree: STATEMENT_DB_APP_PASSWORD\n");
    }

    @Test
    void an_undocumented_key_is_shown_and_written_with_its_default_and_no_secret() throws IOException {
        write(".env.example", "STATEMENT_DB_APP_PASSWORD=\n");

        assertThat(check().out()).isEqualTo("undocumented: LLM_DAILY_LIMIT\nundocumented: S3_SECRET_KEY\n");
        assertThat(check("--diff").out()).isEqualTo("--- .env.example\n+# LLM_DAILY_LIMIT=1.00\n+# S3_SECRET_KEY=\n");
        assertThat(check("--diff").exitCode()).isOne();
        check("--fix").requireSuccess();
        assertThat(Files.readString(folder.resolve(".env.example")))
                .endsWith("\n# LLM_DAILY_LIMIT=1.00\n# S3_SECRET_KEY=\n");
        check().requireSuccess();
    }

    @Test
    void a_key_that_nobody_reads_is_a_note() throws IOException {
        write(".env.example", "S3_SECRET_KEY=\nSTATEMENT_DB_APP_PASSWORD=\nLLM_DAILY_LIMIT=1\nGONE=1\n");

        assertThat(check().requireSuccess().out()).contains("note: nobody reads GONE");
    }

    private Script.Outcome check(String... options) {
        var words = Arrays.copyOf(options, options.length + 1);
        words[options.length] = folder.toString();
        return Script.named("check_env_keys.sh").run(words);
    }

    private void write(String name, String text) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.resolveSibling(""));
        Files.writeString(file, text);
    }
}
