package io.financereport.statement.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.data.exceptions.DataAccessException;
import java.math.BigDecimal;
import java.util.Objects;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.Test;

class WordlessTest {
    @Test
    void what_is_logged_of_a_failure_says_where_and_not_what_the_file_says() {
        var failure = failureOn("4111 1111 1111 1111");

        var logged = Throwables.getStackTrace(Wordless.of(new IllegalStateException("row of SECRET PAYEE", failure)));

        assertThat(logged)
                .contains("IllegalStateException", "NumberFormatException", "WordlessTest.failureOn")
                .doesNotContain("4111", "SECRET");
    }

    @Test
    void a_failure_of_the_database_keeps_its_words() {
        var logged = Throwables.getStackTrace(Wordless.of(new DataAccessException("SQLSTATE 23514: violates a check")));

        assertThat(logged).contains("SQLSTATE 23514");
    }

    private static NumberFormatException failureOn(String text) {
        try {
            throw new IllegalArgumentException(Objects.toString(new BigDecimal(text)));
        } catch (NumberFormatException e) {
            return e;
        }
    }
}
