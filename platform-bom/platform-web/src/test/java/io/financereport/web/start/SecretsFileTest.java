package io.financereport.web.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.PropertySource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretsFileTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "KEY=plain|plain",
                "export KEY=plain|plain",
                "export   KEY=\"a b\"|a b",
                "KEY=plain # a comment|plain",
                "KEY=with#inside|with#inside",
                "KEY=\"with # inside\" # and behind|with # inside",
                "KEY='as \\n it is'|as \\n it is",
                "KEY=\"a \\\"quoted\\\" word\"|a \"quoted\" word",
                "KEY=\"back\\\\slash\"|back\\slash",
                "KEY=\"$(rm -rf /) `` ${HOME} ; &\"|$(rm -rf /) `` ${HOME} ; &",
                "KEY=$(whoami)|$(whoami)",
                "KEY=\"tab\\tend\\x7f\\u00e9\\U0001f600\"|tab\tend\u007f\u00e9\uD83D\uDE00",
                "KEY=a=b=c|a=b=c",
                "KEY=\"redis://:p%40ss@host:6379/0\"|redis://:p%40ss@host:6379/0",
            })
    void a_line_says_one_value(String line, String value) {
        var file = SecretsFile.parse("# written by vault-agent\n\n" + line + "\n", ".env");

        assertThat(file.values()).isEqualTo(Map.of("KEY", value));
    }

    @Test
    void the_escapes_of_go_are_read_as_it_writes_them() {
        var file = SecretsFile.parse("A=\"\\a\\b\\f\\n\\r\\t\\v\\\\\\\"\"\nB=\"\"\nC=", ".env");

        assertThat(file.values()).isEqualTo(Map.of("A", "\u0007\b\f\n\r\t\u000b\\\"", "B", "", "C", ""));
    }

    @Test
    void of_a_key_given_twice_the_last_counts() {
        assertThat(SecretsFile.parse("A=1\nA=2", ".env").values()).isEqualTo(Map.of("A", "2"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "no assignment of hunter2|line 2 is not KEY=VALUE",
                "2KEY=hunter2|line 2 is not KEY=VALUE",
                "KEY =hunter2|line 2 is not KEY=VALUE",
                "KEY=\"hunter2|line 2 (KEY) has no closing \"",
                "KEY='hunter2|line 2 (KEY) has no closing '",
                "KEY=\"hunter2\" hunter2|line 2 (KEY) goes on behind its closing quote",
                "KEY=\"hunter2\\q\"|line 2 (KEY) has an escape that %q does not write",
                "KEY=\"hunter2\\u12\"|line 2 (KEY) ends within an escape",
                "KEY=\"hunter2\\u12zz\"|line 2 (KEY) has an escape that is no number",
                "KEY=\"\\xff\"|line 2 (KEY) is not text in UTF-8",
                "KEY=<no value>|line 2 (KEY) has no value in Vault",
                "KEY=\"<no value>\"|line 2 (KEY) has no value in Vault",
            })
    void what_cannot_be_read_is_named_without_its_value(String line, String message) {
        assertThatThrownBy(() -> SecretsFile.parse("OK=1\n" + line, ".env"))
                .isInstanceOf(UnusableSecrets.class)
                .hasMessageContaining(".env " + message)
                .message()
                .doesNotContain("hunter2");
    }

    @Test
    void a_file_without_any_value_is_not_written_yet() {
        assertThatThrownBy(() -> SecretsFile.parse("# nothing\n", ".env")).hasMessageContaining("no line KEY=VALUE");
    }

    @Test
    void its_text_form_names_keys_only() {
        assertThat(SecretsFile.parse("KEY=hunter2", ".env")).hasToString("SecretsFile[KEY]");
    }

    @Test
    void a_file_that_comes_late_is_waited_for() throws Exception {
        var path = folder.resolve(".env");
        var waiting =
                CompletableFuture.supplyAsync(() -> new StartSecrets(Optional.of(path), Duration.ofMinutes(3)).await());

        Files.writeString(path, "");
        Files.writeString(path, "KEY=value");

        assertThat(waiting.get(3, TimeUnit.MINUTES).values()).isEqualTo(Map.of("KEY", "value"));
    }

    @Test
    void waiting_ends_with_a_word_on_what_to_do() {
        var path = folder.resolve("missing.env");

        assertThatThrownBy(() -> new StartSecrets(Optional.of(path), Duration.ZERO).await())
                .isInstanceOf(UnusableSecrets.class)
                .hasMessageContaining(path + " is not there")
                .hasMessageContaining("vault-agent");
    }

    @Test
    void without_a_path_nothing_is_waited_for() {
        assertThat(ServiceStart.sources(StartSecrets.of(Map.of()))).isEmpty();
        assertThat(StartSecrets.of(Map.of("SECRETS_FILE", "/secrets/.env", "SECRETS_WAIT", "5s")))
                .isEqualTo(new StartSecrets(Optional.of(Path.of("/secrets/.env")), Duration.ofSeconds(5)));
        assertThatThrownBy(() -> StartSecrets.of(Map.of("SECRETS_WAIT", "soon")))
                .hasMessageContaining("soon");
    }

    @Test
    void its_values_win_over_the_environment_in_placeholders_and_properties() throws IOException {
        var path = Files.writeString(folder.resolve(".env"), "DB_PASSWORD=\"from the file\"\nWEB_PUBLIC_PREFIX=/file");
        var file = new StartSecrets(Optional.of(path), Duration.ZERO).await();

        try (var context = ApplicationContext.builder()
                .propertySources(
                        StartSecrets.source(file),
                        PropertySource.of(
                                "env",
                                Map.of("DB_PASSWORD", "environment", "WEB_PUBLIC_PREFIX", "/environment"),
                                PropertySource.PropertyConvention.ENVIRONMENT_VARIABLE))
                .propertySources(PropertySource.of("yml", Map.of("db.in-yml", "${DB_PASSWORD:none}"), -300))
                .build()) {
            var environment = context.getEnvironment().start();

            assertThat(environment.getProperty("db.in-yml", String.class)).contains("from the file");
            assertThat(environment.getProperty("web.public-prefix", String.class))
                    .contains("/file");
        }
    }
}
