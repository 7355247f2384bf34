package io.financereport.gateway.signing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Instant;
import java.util.Optional;

/** A key that signs from a moment on. One whose private half our secret does not open is published and never used. */
record SigningKey(ECKey published, Optional<ECKey> secret, Instant activeFrom) {
    static SigningKey generate(Instant activeFrom) {
        try {
            var pair = new ECKeyGenerator(Curve.P_256)
                    .keyUse(KeyUse.SIGNATURE)
                    .keyIDFromThumbprint(true)
                    .generate();
            return new SigningKey(pair.toPublicJWK(), Optional.of(pair), activeFrom);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static SigningKey from(SigningKeyRow row, KeyEncryption encryption) {
        var secret = encryption.unlock(row.kid(), row.privateKey()).map(SigningKey::parse);
        var published = parse(row.publicJwk().getBytes(StandardCharsets.UTF_8));
        return new SigningKey(published, secret, row.activeFrom());
    }

    String kid() {
        return published.getKeyID();
    }

    boolean signsAt(Instant moment) {
        return secret.isPresent() && !activeFrom.isAfter(moment);
    }

    private static ECKey parse(byte[] jwk) {
        try {
            return ECKey.parse(new String(jwk, StandardCharsets.UTF_8));
        } catch (ParseException e) {
            throw new IllegalStateException("A signing key in the database is not a JWK", e);
        }
    }
}
