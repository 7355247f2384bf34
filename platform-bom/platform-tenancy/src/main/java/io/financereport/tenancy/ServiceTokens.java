package io.financereport.tenancy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.source.ImmutableSecret;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.Set;

/** Tokens between services, for {@code /internal/**} alone: HS256, issuer the caller, audience the producer, 60 s. */
@Singleton
public final class ServiceTokens {
    private static final Duration LIFETIME = Duration.ofSeconds(60);

    private final String service;
    private final Clock clock;
    private final MACSigner signer;
    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

    ServiceTokens(
            @Value("${micronaut.application.name}") String service, TokensConfiguration configuration, Clock clock) {
        var secret = configuration.serviceSecret().getBytes(StandardCharsets.UTF_8);
        if (secret.length < TokensConfiguration.SERVICE_SECRET_BYTES_MIN) {
            throw new IllegalStateException("SERVICE_TOKEN_SECRET (tokens.service-secret) has " + secret.length
                    + " bytes, and needs at least " + TokensConfiguration.SERVICE_SECRET_BYTES_MIN);
        }
        this.service = service;
        this.clock = clock;
        try {
            this.signer = new MACSigner(secret);
        } catch (JOSEException e) {
            throw new IllegalStateException("SERVICE_TOKEN_SECRET cannot sign: " + e.getMessage(), e);
        }
        processor.setJWSKeySelector(
                new JWSVerificationKeySelector<>(JWSAlgorithm.HS256, new ImmutableSecret<>(secret)));
        processor.setJWTClaimsSetVerifier(new GatewayTokens.ClaimsByClock(
                clock, service, new JWTClaimsSet.Builder().build(), Set.of("iss", "exp")));
    }

    /**
     * @param producer the service that is called
     * @return the compact form
     */
    public String mint(String producer) {
        var now = clock.instant();
        var token = new SignedJWT(
                new JWSHeader(JWSAlgorithm.HS256),
                new JWTClaimsSet.Builder()
                        .issuer(service)
                        .audience(producer)
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(LIFETIME)))
                        .build());
        try {
            token.sign(signer);
        } catch (JOSEException e) {
            throw new IllegalStateException("A service token could not be signed", e);
        }
        return token.serialize();
    }

    /**
     * @return the calling service's name
     * @throws InvalidToken when it was not made with the shared secret, for this service, in the last minute
     */
    public String verify(String token) throws InvalidToken {
        try {
            return processor.process(token, null).getIssuer();
        } catch (ParseException | BadJOSEException | JOSEException e) {
            throw new InvalidToken("The service token is not valid: " + e.getMessage());
        }
    }
}
