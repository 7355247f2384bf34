package io.financereport.gateway.identity;

import io.financereport.gateway.GatewayProblem;
import io.financereport.gateway.credential.PasswordHash;
import io.financereport.web.Problem;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Makes and checks password hashes, a few at a time. */
@Singleton
final class Passwords {
    private static final int SALT_BYTES = 16;

    private final SecureRandom random = new SecureRandom();
    private final PasswordLimits limits;
    private final Semaphore turns;
    private final PasswordHash nobodys;

    Passwords(PasswordLimits limits) {
        this.limits = limits;
        this.turns = new Semaphore(limits.hashesMax(), true);
        this.nobodys = PasswordHash.of("nobody's password", salt(), limits.cost());
    }

    PasswordHash hash(String password) {
        return inTurn(() -> PasswordHash.of(password, salt(), limits.cost()));
    }

    /** Takes the same time whether or not there is such a person, so that the answer tells nobody who is registered. */
    boolean matches(String password, Optional<PasswordHash> stored) {
        var matches = inTurn(() -> stored.orElse(nobodys).matches(password));
        return matches && stored.isPresent();
    }

    private <T> T inTurn(Supplier<T> work) {
        try {
            if (!turns.tryAcquire(limits.waitMax().toMillis(), TimeUnit.MILLISECONDS)) {
                throw Problem.of(GatewayProblem.SIGN_IN_BUSY, "Try again in a few seconds");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.of(GatewayProblem.SIGN_IN_BUSY, "The gateway is stopping; try again in a few seconds");
        }
        try {
            return work.get();
        } finally {
            turns.release();
        }
    }

    private byte[] salt() {
        var salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return salt;
    }
}
