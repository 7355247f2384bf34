package io.financereport.gateway.identity;

import io.financereport.gateway.GatewayProblem;
import io.financereport.gateway.credential.OpaqueToken;
import io.financereport.tenancy.UserId;
import io.financereport.tenancy.WorkspaceTransactions;
import io.financereport.web.Problem;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The tokens that people make for their programs. */
@Singleton
final class AccessTokens {
    private final WorkspaceTransactions transactions;
    private final AccessTokenRows rows;
    private final SignedInUsers signedIn;
    private final SignIns.Moments moments;

    AccessTokens(
            WorkspaceTransactions transactions, AccessTokenRows rows, SignedInUsers signedIn, SignIns.Moments moments) {
        this.transactions = transactions;
        this.rows = rows;
        this.signedIn = signedIn;
        this.moments = moments;
    }

    record NewToken(AccessTokenRow row, OpaqueToken token) {}

    List<AccessTokenRow> list(UserId user) {
        return transactions.platform(
                () -> rows.list(user.value(), moments.limits().accessTokensMax()));
    }

    NewToken create(UserId user, String name, @Nullable Integer expiresInDays) {
        var tokensMax = moments.limits().accessTokensMax();
        return transactions.platform(() -> {
            var locked = rows.lockUser(user.value());
            if (locked.isEmpty() || rows.list(user.value(), tokensMax).size() == tokensMax) {
                throw Problem.of(GatewayProblem.TOO_MANY_TOKENS, "Revoke one of your " + tokensMax + " first");
            }
            var now = moments.clock().instant();
            var expiresAt = expiresInDays == null ? null : now.plus(Duration.ofDays(expiresInDays));
            var token = OpaqueToken.fresh(OpaqueToken.Kind.ACCESS);
            var row = new AccessTokenRow(moments.ids().next(), name, now, expiresAt);
            rows.add(row.id(), user.value(), name, token.hash(), now, expiresAt);
            return new NewToken(row, token);
        });
    }

    void revoke(UserId user, UUID id) {
        var hash = transactions.platform(() -> {
            var found = rows.findHash(id, user.value());
            return rows.remove(id, user.value()) == 1 ? found : Optional.<String>empty();
        });
        // Other replicas go on believing in it until they look again (gateway.sessions.cached-for).
        signedIn.forget(hash.orElseThrow(
                () -> Problem.of(GatewayProblem.TOKEN_NOT_FOUND, "None of your access tokens has the id " + id)));
    }
}
