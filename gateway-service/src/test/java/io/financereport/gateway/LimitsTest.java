package io.financereport.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.test.Await;
import io.financereport.test.Postgres;
import io.financereport.test.RealParts;
import io.financereport.test.Redis;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
@Tag("real-parts")
class LimitsTest implements TestPropertyProvider {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Redis redis = Redis.start();

    @Inject
    EmbeddedServer gateway;

    @Override
    public Map<String, String> getProperties() {
        Postgres postgres = RealParts.postgres();
        var properties = RealParts.properties("gateway", postgres.newDatabase(), redis);
        properties.put("gateway.trust-proxy", "true");
        properties.put("gateway.limits.api.requests", "20");
        properties.put("gateway.limits.api.window", "1h");
        // As above: within a minute a slow machine may not have guessed five times before it may guess once more.
        properties.put("gateway.limits.login.window", "1h");
        properties.put("gateway.limits.register.window", "1h");
        return properties;
    }

    @AfterAll
    void stop() {
        redis.close();
    }

    @Test
    void five_wrong_passwords_block_the_address_for_five_minutes() {
        var guesser = from("203.0.113.1");

        for (int i = 0; i < 5; i++) {
            assertThat(guesser.login("a@example.org", "wrong guess").status()).isEqualTo(401);
        }

        var sixth = guesser.login("a@example.org", "wrong guess");
        assertThat(sixth.status()).isEqualTo(429);
        assertThat(sixth.code()).isEqualTo("too-many-requests");
        assertThat(sixth.header("Retry-After")).isEqualTo("300");
        var seventh = guesser.login("a@example.org", "wrong guess");
        assertThat(Integer.parseInt(seventh.header("Retry-After"))).isBetween(250, 300);
        assertThat(from("203.0.113.2").login("a@example.org", "wrong guess").status())
                .isEqualTo(401);
    }

    @Test
    void who_makes_up_hops_before_the_proxys_own_is_still_the_same() {
        for (int i = 0; i < 6; i++) {
            var guesser = Client.of(gateway.getURI())
                    .with("X-Forwarded-For", "203.0.113." + (200 + i))
                    .with("X-Forwarded-For", "203.0.113.7");

            assertThat(guesser.login("a@example.org", "wrong guess").status()).isEqualTo(i < 5 ? 401 : 429);
        }
    }

    @Test
    void who_signs_in_has_not_guessed() {
        var person = from("203.0.113.3");
        person.register("right@example.org");

        for (int i = 0; i < 8; i++) {
            assertThat(person.login("right@example.org", Client.PASSWORD).status())
                    .isEqualTo(200);
        }
    }

    @Test
    void ten_failed_registrations_are_enough() {
        var robot = from("203.0.113.4");

        for (int i = 0; i < 10; i++) {
            assertThat(robot.register("no address").status()).isEqualTo(422);
        }

        var eleventh = robot.register("no address");
        assertThat(eleventh.status()).isEqualTo(429);
        assertThat(eleventh.header("Retry-After")).isEqualTo("600");
    }

    @Test
    void requests_are_counted_by_person_wherever_they_come_from() {
        var person = from("203.0.113.5").registered();

        for (int i = 0; i < 20; i++) {
            assertThat(person.with("X-Forwarded-For", "203.0.113." + (100 + i))
                            .get("/api/auth/me")
                            .status())
                    .isEqualTo(200);
        }

        var refused = person.get("/api/auth/me");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(55, 60);
        assertThat(person.get("/api/ping").status()).isEqualTo(200);
        assertThat(person.get("/api/health").status()).isNotEqualTo(429);
    }

    @Test
    void without_redis_this_replica_counts_for_itself_and_with_it_again_together() {
        var person = from("203.0.113.6");
        redis.goAway();
        try {
            Await.until(PATIENCE, () -> person.get("/api/auth/me").status() == 429);
        } finally {
            redis.comeBack();
        }
        Await.until(PATIENCE, () -> from("203.0.113.6").get("/api/auth/me").status() == 401);
    }

    private Client from(String address) {
        return Client.of(gateway.getURI()).with("X-Forwarded-For", "198.51.100.1, " + address);
    }
}
