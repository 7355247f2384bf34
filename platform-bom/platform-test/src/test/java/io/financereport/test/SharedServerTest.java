package io.financereport.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SharedServerTest {
    private static final TestNamespace LONGEST = TestNamespace.of("x".repeat(37));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        _gw0 | 0   | finance_report_test_feature_auth_gw0
        _gw3 | 0   | finance_report_test_feature_auth_gw3
        _gw0 | 1   | finance_report_test_feature_auth_gw0b
        _gw0 | 25  | finance_report_test_feature_auth_gw0z
        _gw0 | 26  | finance_report_test_feature_auth_gw0ba
        ''   | 0   | finance_report_test_feature_auth
        ''   | 1   | finance_report_test_feature_auth_gwb
        """)
    void a_database_is_named_after_namespace_worker_and_its_number(String worker, int count, String name) {
        assertThat(SharedServer.name(TestNamespace.of("feature/auth"), worker, count))
                .isEqualTo(name);
    }

    @Test
    void the_databases_of_the_longest_namespace_fit_and_differ() {
        var names = new HashSet<String>();
        for (var worker = 0; worker < 10; worker++) {
            for (var count = 0; count < 26 * 26; count++) {
                names.add(SharedServer.name(LONGEST, "_gw" + worker, count));
            }
        }

        assertThat(names).hasSize(10 * 26 * 26).allMatch(name -> name.length() <= 63);
    }

    @Test
    void without_a_server_given_there_is_none_to_share() {
        assertThat(SharedServer.given(Map.of())).isEmpty();
        assertThat(SharedServer.given(Map.of("TEST_POSTGRES_URL", ""))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"localhost:5432", "jdbc:postgresql://localhost:5432/x", "postgresql://me:hidden@localhost:5432"})
    void an_address_that_is_none_is_refused_and_not_repeated(String text) {
        assertThatThrownBy(() -> SharedServer.given(Map.of("TEST_POSTGRES_URL", text)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("postgresql://host:port")
                .hasMessageNotContaining("hidden");
    }
}
