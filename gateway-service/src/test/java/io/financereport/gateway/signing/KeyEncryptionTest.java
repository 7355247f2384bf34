package io.financereport.gateway.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class KeyEncryptionTest {
    private static final byte[] OPEN = "a signing key".getBytes(StandardCharsets.UTF_8);
    private static final String SECRET = "0123456789abcdef0123456789abcdef";

    private final KeyEncryption encryption = of(SECRET);

    @Test
    void opens_what_it_locked_and_locks_the_same_never_twice_alike() {
        var locked = encryption.lock("k1", OPEN);

        assertThat(encryption.unlock("k1", locked)).hasValue(OPEN);
        assertThat(encryption.lock("k1", OPEN)).isNotEqualTo(locked);
    }

    @Test
    void opens_nothing_of_another_row_of_another_secret_or_that_was_tampered_with() {
        var locked = encryption.lock("k1", OPEN);
        var tampered = locked.clone();
        tampered[tampered.length - 1] ^= 1;

        assertThat(encryption.unlock("k2", locked)).isEmpty();
        assertThat(of(SECRET.replace('0', 'x')).unlock("k1", locked)).isEmpty();
        assertThat(encryption.unlock("k1", tampered)).isEmpty();
    }

    @Test
    void a_row_that_is_cut_off_is_no_key_of_another_secret() {
        assertThat(encryption.unlock("k1", new byte[12 + 15])).isEmpty();
    }

    @Test
    void a_secret_that_can_be_guessed_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> of("short")).withMessageContaining("GATEWAY_KEY_SECRET");
    }

    private static KeyEncryption of(String secret) {
        var time = Duration.ofMinutes(1);
        return new KeyEncryption(new KeyConfiguration(secret, time, time, time));
    }
}
