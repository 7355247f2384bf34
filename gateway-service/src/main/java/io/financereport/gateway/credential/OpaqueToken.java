package io.financereport.gateway.credential;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A secret that says nothing by itself: 256 random bits behind a prefix that tells secret scanners and us what it is.
 * Only its SHA-256 is kept; a hash without salt is enough for a value that nobody can guess.
 */
public record OpaqueToken(String secret) {
    public static final int LENGTH_MAX = 100;

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SECRET_BYTES = 32;

    /** What a token is for, by its prefix. */
    public enum Kind {
        COOKIE("frc_"),
        SESSION("frs_"),
        ACCESS("fra_");

        private final String prefix;

        Kind(String prefix) {
            this.prefix = prefix;
        }
    }

    public static OpaqueToken fresh(Kind kind) {
        var bytes = new byte[SECRET_BYTES];
        RANDOM.nextBytes(bytes);
        return new OpaqueToken(
                kind.prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    public boolean is(Kind kind) {
        return secret.startsWith(kind.prefix) && secret.length() <= LENGTH_MAX;
    }

    /** The hexadecimal SHA-256 under which the token is stored. */
    public String hash() {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "OpaqueToken[…]";
    }
}
