package io.financereport.test.tidy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlScriptTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "'a; b'",
                "'it''s; b'",
                "E'it\\'s; b'",
                "\"a; \"\"b\"",
                "$$ a; 'b $$",
                "$body$ a; $$ b; $$ $other$ $body$",
                "-- a; 'b\n",
                "/* a; /* 'b; */ $$ c; */",
            })
    void a_semicolon_in_quotes_or_a_comment_ends_nothing(String quoted) {
        var statements = SqlScript.statements("SELECT\n" + quoted + " x;\n\nSELECT 2");

        assertThat(statements).hasSize(2);
        assertThat(statements.getFirst().tokens().getFirst().line()).isEqualTo(1);
        assertThat(statements.getLast().line()).isEqualTo(quoted.endsWith("\n") ? 5 : 4);
    }

    @Test
    void words_are_read_in_any_case_and_a_quoted_name_is_no_word() {
        var tokens = SqlScript.statements("Drop TABLE \"table\" 'drop' größe_1")
                .getFirst()
                .tokens();

        assertThat(tokens)
                .extracting(SqlScript.Token::text)
                .containsExactly("drop", "table", "table", "drop", "größe_1");
        assertThat(tokens).extracting(token -> token.is(token.text())).containsExactly(true, true, false, false, true);
    }

    @Test
    void lines_of_comment_belong_to_the_statement_that_ends_next() {
        var statements = SqlScript.statements("""
            -- One.

            -- Two.
            SELECT 1 -- behind
                -- Three.
                ;
            -- Four.
            SELECT 2;
            -- Last.
            """);

        assertThat(statements)
                .extracting(SqlScript.Statement::comments)
                .containsExactly(List.of("One.", "Two.", "Three."), List.of("Four."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"'a", "\"a", "$$ a", "$a$ b $$", "/* a /* b */", "E'a\\'"})
    void what_is_not_closed_is_named_by_its_line(String open) {
        assertThatThrownBy(() -> SqlScript.statements("SELECT 1;\nSELECT " + open + ";\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("line 2 is not closed");
    }
}
