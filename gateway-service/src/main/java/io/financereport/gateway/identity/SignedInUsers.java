package io.financereport.gateway.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.financereport.gateway.credential.OpaqueToken;
import io.financereport.tenancy.UserId;
import io.financereport.tenancy.WorkspaceTransactions;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Whose secret is this? Asked with every request, so the answer is kept for some seconds. */
@Singleton
final class SignedInUsers {
    private final WorkspaceTransactions transactions;
    private final SessionRows sessions;
    private final MembershipRows memberships;
    private final SessionLimits limits;
    private final Clock clock;
    private final Cache<String, SignedIn> known;

    SignedInUsers(
            WorkspaceTransactions transactions,
            SessionRows sessions,
            MembershipRows memberships,
            SessionLimits limits,
            Clock clock) {
        this.transactions = transactions;
        this.sessions = sessions;
        this.memberships = memberships;
        this.limits = limits;
        this.clock = clock;
        this.known = Caffeine.newBuilder()
                .expireAfterWrite(limits.cachedFor())
                .maximumSize(limits.cachedMax())
                .ticker(() -> clock.millis() * 1_000_000)
                .build();
    }

    Optional<SignedIn> find(OpaqueToken token) {
        var hash = token.hash();
        var cached = Optional.ofNullable(known.getIfPresent(hash));
        var found = cached.isPresent() ? cached : transactions.platform(() -> findStored(token, hash));
        return found.filter(user -> user.holdsAt(clock.instant())).map(user -> {
            if (cached.isEmpty()) {
                known.put(hash, user);
            }
            return user;
        });
    }

    void forget(String hash) {
        known.invalidate(hash);
    }

    List<Membership> memberships(UUID user) {
        return memberships.list(user, limits.workspacesMax()).stream()
                .map(Membership::from)
                .toList();
    }

    private Optional<SignedIn> findStored(OpaqueToken token, String hash) {
        return findRow(token, hash)
                .map(row -> new SignedIn(
                        new UserId(row.userId()), row.email(), row.name(), memberships(row.userId()), row.expiresAt()));
    }

    private Optional<SessionRow> findRow(OpaqueToken token, String hash) {
        var now = clock.instant();
        if (token.is(OpaqueToken.Kind.COOKIE)) {
            return sessions.findByCookie(hash, now);
        } else if (token.is(OpaqueToken.Kind.SESSION)) {
            return sessions.findByBearer(hash, now);
        } else if (token.is(OpaqueToken.Kind.ACCESS)) {
            return sessions.findByAccessToken(hash, now);
        } else {
            return Optional.empty();
        }
    }
}
