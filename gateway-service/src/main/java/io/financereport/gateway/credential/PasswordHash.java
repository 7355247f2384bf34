package io.financereport.gateway.credential;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** An Argon2id hash with all that is needed to check a password against it, written in the usual PHC form. */
public record PasswordHash(Cost cost, byte[] salt, byte[] hash) {
    public static final int HASH_BYTES = 32;

    private static final Pattern PHC =
            Pattern.compile("\\$argon2id\\$v=19\\$m=(\\d{1,8}),t=(\\d{1,3}),p=(\\d{1,2})\\$([^$]+)\\$([^$]+)");

    /** What one hash costs; the upper bounds keep a planted row from eating the machine. */
    public record Cost(int memoryKib, int passes, int lanes) {
        private static final int MEMORY_KIB_MAX = 256 * 1024;
        private static final int PASSES_MAX = 16;
        private static final int LANES_MAX = 8;

        public Cost {
            if (memoryKib < 8 * lanes || memoryKib > MEMORY_KIB_MAX) {
                throw new IllegalArgumentException("Argon2 memory of " + memoryKib + " KiB is out of bounds");
            }
            if (passes < 1 || passes > PASSES_MAX || lanes < 1 || lanes > LANES_MAX) {
                throw new IllegalArgumentException("Argon2 passes " + passes + " or lanes " + lanes + " out of bounds");
            }
        }
    }

    public static PasswordHash of(String password, byte[] salt, Cost cost) {
        return new PasswordHash(cost, salt, argon2id(password, salt, cost));
    }

    public static PasswordHash parse(String text) {
        var matcher = PHC.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("Not an Argon2id hash");
        }
        var cost = new Cost(
                Integer.parseInt(matcher.group(1)),
                Integer.parseInt(matcher.group(2)),
                Integer.parseInt(matcher.group(3)));
        var decoder = Base64.getDecoder();
        return new PasswordHash(cost, decoder.decode(matcher.group(4)), decoder.decode(matcher.group(5)));
    }

    public boolean matches(String password) {
        return MessageDigest.isEqual(hash, argon2id(password, salt, cost));
    }

    private static byte[] argon2id(String password, byte[] salt, Cost cost) {
        var parameters = new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(cost.memoryKib())
                .withIterations(cost.passes())
                .withParallelism(cost.lanes())
                .withSalt(salt)
                .build();
        var generator = new Argon2BytesGenerator();
        generator.init(parameters);
        var hash = new byte[HASH_BYTES];
        generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
        return hash;
    }

    @Override
    public String toString() {
        var encoder = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=" + cost.memoryKib() + ",t=" + cost.passes() + ",p=" + cost.lanes() + "$"
                + encoder.encodeToString(salt) + "$" + encoder.encodeToString(hash);
    }
}
