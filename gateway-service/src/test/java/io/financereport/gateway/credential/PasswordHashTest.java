package io.financereport.gateway.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordHashTest {
    private static final byte[] SALT = "sixteen bytes ok".getBytes(StandardCharsets.UTF_8);
    private static final PasswordHash.Cost CHEAP = new PasswordHash.Cost(64, 1, 1);

    @Test
    void a_written_hash_matches_its_password_and_no_other() {
        var written = PasswordHash.of("pässword", SALT, CHEAP).toString();

        assertThat(written).startsWith("$argon2id$v=19$m=64,t=1,p=1$").doesNotContain("pässword");
        assertThat(PasswordHash.parse(written).matches("pässword")).isTrue();
        assertThat(PasswordHash.parse(written).matches("passwort")).isFalse();
    }

    /** Made with the reference implementation: {@code echo -n password | argon2 somesalt -id -t 2 -k 256 -p 1 -e}. */
    @Test
    void it_is_the_argon2id_of_everybody_else() {
        var reference = "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4";

        assertThat(PasswordHash.parse(reference).matches("password")).isTrue();
    }

    @Test
    void the_same_password_hashes_differently_under_another_salt() {
        var other = "another 16 bytes".getBytes(StandardCharsets.UTF_8);

        assertThat(PasswordHash.of("password", SALT, CHEAP).hash())
                .isNotEqualTo(PasswordHash.of("password", other, CHEAP).hash());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "$2a$10$N9qo8uLOickgx2ZMRZoMye",
                "$argon2i$v=19$m=64,t=1,p=1$c29tZXNhbHQ$aaaa",
                "$argon2id$v=19$m=99999999,t=1,p=1$c29tZXNhbHQ$aaaa",
                "$argon2id$v=19$m=64,t=99,p=1$c29tZXNhbHQ$aaaa"
            })
    void what_is_no_hash_or_costs_too_much_is_refused(String text) {
        assertThatThrownBy(() -> PasswordHash.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
