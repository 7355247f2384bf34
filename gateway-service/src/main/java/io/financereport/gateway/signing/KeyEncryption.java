package io.financereport.gateway.signing;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;

/** AES-256-GCM under a key drawn from the configured secret. What is locked names its key id, so that rows cannot be swapped. */
@Singleton
final class KeyEncryption {
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final String PURPOSE = "finance-report gateway.signing_key";

    private final SecureRandom random = new SecureRandom();
    private final SecretKey key;

    KeyEncryption(KeyConfiguration configuration) {
        try {
            this.key = KDF.getInstance("HKDF-SHA256")
                    .deriveKey(
                            "AES",
                            HKDFParameterSpec.ofExtract()
                                    .addIKM(configuration.secret().getBytes(StandardCharsets.UTF_8))
                                    .thenExpand(PURPOSE.getBytes(StandardCharsets.UTF_8), 32));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("JDK 25 has HKDF-SHA256", e);
        }
    }

    byte[] lock(String kid, byte[] open) {
        try {
            var nonce = new byte[NONCE_BYTES];
            random.nextBytes(nonce);
            var locked = cipher(Cipher.ENCRYPT_MODE, kid, nonce).doFinal(open);
            var row = Arrays.copyOf(nonce, NONCE_BYTES + locked.length);
            System.arraycopy(locked, 0, row, NONCE_BYTES, locked.length);
            return row;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @return nothing when it was locked with another secret, or tampered with */
    Optional<byte[]> unlock(String kid, byte[] row) {
        try {
            var cipher = cipher(Cipher.DECRYPT_MODE, kid, Arrays.copyOf(row, NONCE_BYTES));
            return Optional.of(cipher.doFinal(row, NONCE_BYTES, row.length - NONCE_BYTES));
        } catch (AEADBadTagException e) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Cipher cipher(int mode, String kid, byte[] nonce) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(kid.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
