package io.financereport.gateway.signing;

import io.financereport.tenancy.WorkspaceTransactions;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The keys that all gateways share, and the making of new ones. */
@Singleton
final class SigningKeys {
    private static final Logger LOG = LoggerFactory.getLogger(SigningKeys.class);
    private static final int KEYS_MAX = 1_000;
    /** Much shorter than a key is published before it signs. */
    private static final Duration READ_EVERY = Duration.ofMinutes(1);

    private final WorkspaceTransactions transactions;
    private final SigningKeyRows rows;
    private final KeyEncryption encryption;
    private final KeyConfiguration configuration;
    private final Clock clock;
    private volatile @Nullable Known known;

    SigningKeys(
            WorkspaceTransactions transactions,
            SigningKeyRows rows,
            KeyEncryption encryption,
            KeyConfiguration configuration,
            Clock clock) {
        this.transactions = transactions;
        this.rows = rows;
        this.encryption = encryption;
        this.configuration = configuration;
        this.clock = clock;
    }

    private record Known(List<SigningKey> keys, Instant readAt) {}

    /** The key that signs at this moment. */
    SigningKey signing() {
        var now = now();
        return signingAt(now, current(now))
                .orElseThrow(() -> new IllegalStateException("No signing key is active, though one was just made"));
    }

    /** The keys that a token in circulation, or soon to be, may be signed with. */
    List<SigningKey> published() {
        var now = now();
        var keys = current(now);
        var listed = new ArrayList<SigningKey>();
        for (int i = 0; i < keys.size(); i++) {
            var followed = i + 1 < keys.size()
                    && keys.get(i + 1)
                            .activeFrom()
                            .plus(configuration.listedAfter())
                            .isBefore(now);
            if (!followed) {
                listed.add(keys.get(i));
            }
        }
        return listed;
    }

    /** In what the database keeps of a moment: a key made now signs now, not half a microsecond later. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private List<SigningKey> current(Instant now) {
        var read = known;
        if (read != null && read.readAt().plus(READ_EVERY).isAfter(now)) {
            return read.keys();
        } else {
            return readOnce(now);
        }
    }

    /** One thread reads, the others wait for it: without keys none of them could go on. */
    private synchronized List<SigningKey> readOnce(Instant now) {
        var read = known;
        if (read != null && read.readAt().plus(READ_EVERY).isAfter(now)) {
            return read.keys();
        }
        var keys = transactions.platform(() -> {
            var listed = list();
            return isDue(listed, now) ? rotated(now) : listed;
        });
        known = new Known(keys, now);
        return keys;
    }

    private boolean isDue(List<SigningKey> keys, Instant now) {
        var readable = keys.stream().filter(key -> key.secret().isPresent()).toList();
        return signingAt(now, keys).isEmpty()
                || readable.getLast()
                        .activeFrom()
                        .plus(configuration.signsFor())
                        .minus(configuration.publishedBefore())
                        .isBefore(now);
    }

    /** Looks again under the lock: of several gateways one makes the key, the others find it. */
    private List<SigningKey> rotated(Instant now) {
        lock();
        var keys = list();
        if (!isDue(keys, now)) {
            return keys;
        }
        var isFirst = signingAt(now, keys).isEmpty();
        var made = SigningKey.generate(isFirst ? now : now.plus(configuration.publishedBefore()));
        rows.add(made.kid(), made.published().toJSONString(), locked(made), now, made.activeFrom());
        removeRetired(keys, now);
        LOG.info("Made the signing key {}, which signs from {}", made.kid(), made.activeFrom());
        return list();
    }

    private void removeRetired(List<SigningKey> keys, Instant now) {
        for (int i = 0; i + 1 < keys.size(); i++) {
            if (keys.get(i + 1).activeFrom().plus(configuration.signsFor()).isBefore(now)) {
                rows.remove(keys.get(i).kid());
            }
        }
    }

    private byte[] locked(SigningKey key) {
        var jwk = key.secret().orElseThrow().toJSONString();
        return encryption.lock(key.kid(), jwk.getBytes(StandardCharsets.UTF_8));
    }

    private List<SigningKey> list() {
        return rows.list(KEYS_MAX).stream()
                .map(row -> SigningKey.from(row, encryption))
                .toList();
    }

    private void lock() {
        try (var statement = transactions.connection().createStatement()) {
            statement.execute("LOCK TABLE signing_key IN SHARE ROW EXCLUSIVE MODE");
        } catch (SQLException e) {
            throw new IllegalStateException("The signing keys cannot be locked", e);
        }
    }

    private static Optional<SigningKey> signingAt(Instant now, List<SigningKey> keys) {
        return keys.reversed().stream().filter(key -> key.signsAt(now)).findFirst();
    }
}
