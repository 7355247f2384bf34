package io.financereport.gateway.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
        ada@example.org,    ' ADA@Example.ORG '
        straße@example.org, STRASSE@example.org
        é@example.org,      É@example.org
        σς@example.org,     ΣΣ@example.org
        """)
    void two_spellings_of_one_address_have_one_key(String one, String other) {
        assertThat(new EmailAddress(other).key()).isEqualTo(new EmailAddress(one).key());
    }

    @Test
    void two_addresses_have_two_keys() {
        assertThat(new EmailAddress("a.b@example.org").key()).isNotEqualTo(new EmailAddress("ab@example.org").key());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "@", "a@", "@b", "a", "a@b@c", "a b@c", "a@b\tc"})
    void what_is_no_address_is_refused(String text) {
        assertThatThrownBy(() -> new EmailAddress(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void an_address_of_255_characters_is_the_longest() {
        var domain = "@example.org";
        var longest = "a".repeat(255 - domain.length()) + domain;

        assertThat(new EmailAddress(longest).text()).hasSize(255);
        assertThatThrownBy(() -> new EmailAddress("a" + longest)).hasMessageContaining("256");
    }
}
