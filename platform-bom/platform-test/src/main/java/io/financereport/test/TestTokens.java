package io.financereport.test;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.UUID;

/** Tokens that a service under test accepts, made as the gateway and the services make them. */
public final class TestTokens {
    public static final String SERVICE_SECRET = "a-secret-for-tests-of-more-than-32-bytes";
    private static final Duration LIFETIME = Duration.ofMinutes(10);
    private static final ECKey KEY = key();

    private TestTokens() {}

    public static String publicKeys() {
        return new JWKSet(KEY.toPublicJWK()).toString();
    }

    /** The gateway's token of an owner of the workspace. */
    public static String gateway(UUID user, UUID workspace, String baseCurrency) {
        return gateway(user, workspace, baseCurrency, "owner");
    }

    public static String gateway(UUID user, UUID workspace, String baseCurrency, String role) {
        try {
            var token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.ES256)
                            .keyID(KEY.getKeyID())
                            .build(),
                    claims("gateway", "services")
                            .subject(user.toString())
                            .claim("workspace", workspace.toString())
                            .claim("role", role)
                            .claim("base", baseCurrency)
                            .build());
            token.sign(new ECDSASigner(KEY));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The token of one service for another's {@code /internal} paths. */
    public static String service(String caller, String producer) {
        try {
            var token = new SignedJWT(
                    new JWSHeader(JWSAlgorithm.HS256), claims(caller, producer).build());
            token.sign(new MACSigner(SERVICE_SECRET));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JWTClaimsSet.Builder claims(String issuer, String audience) {
        var now = Clock.systemUTC().instant();
        return new JWTClaimsSet.Builder()
                .issuer(issuer)
                .audience(audience)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFETIME)));
    }

    private static ECKey key() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID("test").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
