package io.financereport.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import io.financereport.gateway.signing.ServiceCredentials;
import io.financereport.tenancy.GatewayTokens;
import io.financereport.tenancy.Identity;
import io.financereport.tenancy.Role;
import io.financereport.tenancy.UserId;
import io.financereport.tenancy.WorkspaceId;
import io.financereport.tenancy.WorkspaceTransactions;
import io.financereport.test.FixedClock;
import io.financereport.test.OnRealParts;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.annotation.MockBean;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class SigningTest implements OnRealParts {
    private static final Identity ADA = new Identity(
            new UserId(new UUID(1, 1)), new WorkspaceId(new UUID(2, 2)), Role.OWNER, Currency.getInstance("JPY"));

    private final FixedClock clock = new FixedClock(Clock.systemUTC().instant());

    @Inject
    EmbeddedServer gateway;

    @Inject
    ServiceCredentials credentials;

    @Inject
    GatewayTokens verifier;

    @Inject
    WorkspaceTransactions transactions;

    @MockBean(bean = Clock.class)
    Clock clock() {
        return clock;
    }

    @Override
    public String service() {
        return "gateway";
    }

    @Override
    public Map<String, String> getProperties() {
        return PublishedKeys.readFromTheGateway(OnRealParts.super.getProperties());
    }

    @Test
    void a_key_is_listed_before_it_signs_and_after() throws Exception {
        var first = kid(credentials.token(ADA));
        assertThat(listed()).containsExactly(first);
        assertThat(verifier.verify(credentials.token(ADA))).isEqualTo(ADA);

        clock.advance(Duration.ofDays(30).minusMinutes(9));
        assertThat(kid(credentials.token(ADA))).isEqualTo(first);
        assertThat(listed()).hasSize(2).contains(first);

        clock.advance(Duration.ofMinutes(11));
        var second = kid(credentials.token(ADA));
        assertThat(second).isNotEqualTo(first);
        assertThat(listed()).containsExactlyInAnyOrder(first, second);

        clock.advance(Duration.ofMinutes(10));
        assertThat(listed()).containsExactly(second);
    }

    @Test
    void a_token_is_used_again_for_half_of_its_minute() throws ParseException {
        var token = credentials.token(ADA);
        clock.advance(Duration.ofSeconds(29));
        assertThat(credentials.token(ADA)).isEqualTo(token);

        clock.advance(Duration.ofSeconds(2));
        assertThat(credentials.token(ADA)).isNotEqualTo(token);

        var claims = SignedJWT.parse(token).getJWTClaimsSet();
        assertThat(Duration.between(
                        claims.getIssueTime().toInstant(),
                        claims.getExpirationTime().toInstant()))
                .isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void nothing_in_the_database_signs() throws ParseException {
        var kid = kid(credentials.token(ADA));

        var stored = transactions.platform(() -> {
            try (var statement = transactions.connection().createStatement();
                    var rows = statement.executeQuery(
                            "SELECT public_jwk, encode(private_key, 'escape') FROM signing_key")) {
                var texts = new ArrayList<String>();
                while (rows.next()) {
                    texts.add(rows.getString(1));
                    texts.add(rows.getString(2));
                }
                return texts;
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });

        assertThat(stored).anyMatch(text -> text.contains(kid)).noneMatch(text -> text.contains("\"d\""));
        assertThat(Client.of(gateway.getURI()).get("/.well-known/jwks.json").text())
                .doesNotContain("\"d\"");
    }

    private List<String> listed() throws ParseException {
        var answer = Client.of(gateway.getURI()).get("/.well-known/jwks.json");
        return JWKSet.parse(answer.text()).getKeys().stream()
                .map(key -> key.getKeyID())
                .toList();
    }

    private static String kid(String token) throws ParseException {
        return SignedJWT.parse(token).getHeader().getKeyID();
    }
}
