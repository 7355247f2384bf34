package io.financereport.tenancy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import jakarta.inject.Singleton;
import java.text.ParseException;
import java.time.Clock;
import java.util.Currency;
import java.util.Date;
import java.util.Set;
import java.util.UUID;

/**
 * Reads the token that the gateway puts on every request: ES256, issuer {@value #ISSUER}, audience {@value #AUDIENCE}, at most
 * 60 s old, 5 s of clock skew forgiven. Services trust nothing else.
 */
@Singleton
public final class GatewayTokens {
    public static final String ISSUER = "gateway";
    public static final String AUDIENCE = "services";
    public static final String WORKSPACE = "workspace";
    public static final String ROLE = "role";
    public static final String BASE_CURRENCY = "base";
    private static final int SKEW_SECONDS_MAX = 5;

    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

    GatewayTokens(TokensConfiguration configuration, Clock clock) {
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.ES256, PublicKeys.of(configuration)));
        processor.setJWTClaimsSetVerifier(new ClaimsByClock(
                clock,
                AUDIENCE,
                new JWTClaimsSet.Builder().issuer(ISSUER).build(),
                Set.of("sub", "exp", "iat", WORKSPACE, ROLE, BASE_CURRENCY)));
    }

    /**
     * @param token the compact form
     * @throws InvalidToken when it is not the gateway's, is too old, or lacks a claim
     * @throws KeysUnavailable when no gateway can be asked for the key that the token names
     */
    public Identity verify(String token) throws InvalidToken {
        try {
            var claims = processor.process(token, null);
            return new Identity(
                    new UserId(UUID.fromString(claims.getSubject())),
                    new WorkspaceId(UUID.fromString(claims.getStringClaim(WORKSPACE))),
                    Role.ofWord(claims.getStringClaim(ROLE)),
                    Currency.getInstance(claims.getStringClaim(BASE_CURRENCY)));
        } catch (KeySourceException e) {
            throw new KeysUnavailable("The gateways' keys cannot be had: " + e.getMessage());
        } catch (ParseException | BadJOSEException | JOSEException | IllegalArgumentException e) {
            throw new InvalidToken("The gateway's token is not valid: " + e.getMessage());
        }
    }

    /** Nimbus' verifier on the injected clock. */
    static final class ClaimsByClock extends DefaultJWTClaimsVerifier<SecurityContext> {
        private final Clock clock;

        ClaimsByClock(Clock clock, String audience, JWTClaimsSet exactly, Set<String> required) {
            super(audience, exactly, required);
            this.clock = clock;
            setMaxClockSkew(SKEW_SECONDS_MAX);
        }

        @Override
        protected Date currentTime() {
            return Date.from(clock.instant());
        }
    }
}
