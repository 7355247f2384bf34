package io.financereport.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.financereport.test.OnRealParts;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The gateway where it is not being developed. */
@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class SecureTest implements OnRealParts {
    @Inject
    EmbeddedServer gateway;

    @Override
    public String service() {
        return "gateway";
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("environment", "staging", "gateway.keys.secret", "known to nobody but to this one test class");
    }

    @Test
    void the_session_is_sent_by_https_to_this_host_only() {
        var registered = Client.of(gateway.getURI()).register();

        assertThat(registered.header("Set-Cookie"))
                .startsWith("__Host-session=frc_")
                .containsIgnoringCase("HttpOnly")
                .containsIgnoringCase("Secure")
                .contains("SameSite=Lax")
                .contains("Path=/")
                .doesNotContain("Domain");
        assertThat(Client.of(gateway.getURI())
                        .with("Cookie", registered.cookie())
                        .get("/api/auth/me")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void browsers_are_told_to_come_by_https_only() {
        assertThat(Client.of(gateway.getURI()).get("/").header("Strict-Transport-Security"))
                .startsWith("max-age=31536000");
    }

    @Test
    void a_secret_that_everybody_knows_refuses_the_start() {
        assertThatThrownBy(() -> startWith("gateway.keys.secret", "development-only-gateway-key-secret"))
                .hasStackTraceContaining("gateway.keys.secret=GATEWAY_KEY_SECRET");
        assertThatThrownBy(() -> startWith("tokens.service-secret", "development-only-service-token-secret"))
                .hasStackTraceContaining("SERVICE_TOKEN_SECRET");
        assertThatThrownBy(() -> startWith("database.app-password", "development-only-gateway-app"))
                .hasStackTraceContaining("_DB_APP_PASSWORD");
    }

    @Test
    void a_wrong_setting_refuses_the_start() {
        assertThatThrownBy(() -> startWith("gateway.limits.login.requests", "0"))
                .hasStackTraceContaining("requests");
        assertThatThrownBy(() -> startWith("gateway.limits.api.window", "0s")).hasStackTraceContaining("window");
        assertThatThrownBy(() -> startWith("gateway.passwords.memory-kib", "1")).hasStackTraceContaining("memoryKib");
    }

    private void startWith(String property, String value) {
        var properties = new HashMap<String, Object>(getProperties());
        properties.put(property, value);
        ApplicationContext.run(properties, "test").close();
    }
}
