package io.financereport.gateway.signing;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.financereport.tenancy.GatewayTokens;
import io.financereport.tenancy.Identity;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;

/** Mints what services check: who asks, in which workspace, as what. A token is used again for half of its life. */
@Singleton
public final class ServiceCredentials {
    private static final Duration LIFETIME = Duration.ofSeconds(60);
    private static final Duration REUSED_FOR = Duration.ofSeconds(30);
    private static final int REUSED_MAX = 100_000;

    private final SigningKeys keys;
    private final Clock clock;
    private final Cache<Identity, String> minted;

    ServiceCredentials(SigningKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
        this.minted = Caffeine.newBuilder()
                .expireAfterWrite(REUSED_FOR)
                .maximumSize(REUSED_MAX)
                .ticker(() -> clock.millis() * 1_000_000)
                .build();
    }

    /** @return the compact form, good for at least half a minute */
    public String token(Identity identity) {
        return minted.get(identity, this::mint);
    }

    private String mint(Identity identity) {
        var now = clock.instant();
        var claims = new JWTClaimsSet.Builder()
                .issuer(GatewayTokens.ISSUER)
                .audience(GatewayTokens.AUDIENCE)
                .subject(identity.user().toString())
                .claim(GatewayTokens.WORKSPACE, identity.workspace().toString())
                .claim(GatewayTokens.ROLE, identity.role().word())
                .claim(GatewayTokens.BASE_CURRENCY, identity.baseCurrency().getCurrencyCode())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFETIME)))
                .build();
        var key = keys.signing();
        try {
            var header =
                    new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.kid()).build();
            var token = new SignedJWT(header, claims);
            token.sign(new ECDSASigner(key.secret().orElseThrow()));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("The signing key " + key.kid() + " does not sign", e);
        }
    }
}
