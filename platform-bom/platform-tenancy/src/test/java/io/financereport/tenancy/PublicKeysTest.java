package io.financereport.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicKeysTest {
    @Test
    void every_machine_behind_a_name_is_asked() {
        assertThat(PublicKeys.machines(URI.create("http://localhost:8080/.well-known/jwks.json")))
                .contains(URI.create("http://127.0.0.1:8080/.well-known/jwks.json"))
                .allMatch(machine ->
                        machine.getPort() == 8080 && machine.getPath().equals("/.well-known/jwks.json"));
    }

    @Test
    void a_machine_may_have_an_address_of_version_6() {
        assertThat(PublicKeys.machines(URI.create("http://[::1]:8080/keys")))
                .singleElement()
                .satisfies(machine ->
                        assertThat(machine.toString()).startsWith("http://[").endsWith("]:8080/keys"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://report.example.org/keys", "http://there-is-no-such-machine.invalid/keys"})
    void a_name_that_has_to_stay_stays(String address) {
        assertThat(PublicKeys.machines(URI.create(address))).containsExactly(URI.create(address));
    }
}
