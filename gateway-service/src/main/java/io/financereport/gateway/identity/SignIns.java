package io.financereport.gateway.identity;

import io.financereport.gateway.GatewayProblem;
import io.financereport.gateway.credential.EmailAddress;
import io.financereport.gateway.credential.OpaqueToken;
import io.financereport.gateway.credential.PasswordHash;
import io.financereport.tenancy.Ids;
import io.financereport.tenancy.Role;
import io.financereport.tenancy.UserId;
import io.financereport.tenancy.WorkspaceId;
import io.financereport.tenancy.WorkspaceTransactions;
import io.financereport.web.Problem;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Currency;
import java.util.Optional;
import java.util.UUID;

/** People come in here: by registering or with their password, and leave again. */
@Singleton
final class SignIns {
    private static final int EXPIRED_AT_ONCE_MAX = 1_000;

    private final WorkspaceTransactions transactions;
    private final UserRows users;
    private final MembershipRows memberships;
    private final SessionRows sessions;
    private final SignedInUsers signedIn;
    private final Passwords passwords;
    private final Moments moments;

    SignIns(
            WorkspaceTransactions transactions,
            UserRows users,
            MembershipRows memberships,
            SessionRows sessions,
            SignedInUsers signedIn,
            Passwords passwords,
            Moments moments) {
        this.transactions = transactions;
        this.users = users;
        this.memberships = memberships;
        this.sessions = sessions;
        this.signedIn = signedIn;
        this.passwords = passwords;
        this.moments = moments;
    }

    /** What a sign-in takes from the outside: the time, new ids, and how long a session lasts. */
    @Singleton
    record Moments(Clock clock, Ids ids, SessionLimits limits) {}

    /** The two secrets of a session; each opens the door, both end together. */
    record Session(SignedIn user, Membership workspace, OpaqueToken cookie, OpaqueToken bearer) {}

    /** Makes the user, their first workspace and a session, all or nothing. */
    Session register(EmailAddress email, String password, String name, Currency base) {
        var hash = passwords.hash(password);
        return transactions.platform(() -> {
            var now = moments.clock().instant();
            var user = moments.ids().next();
            if (users.add(user, email.text(), email.key(), name, hash.toString(), now) == 0) {
                throw Problem.of(GatewayProblem.EMAIL_TAKEN, "Sign in instead, or register another address");
            }
            var workspace = new Membership(new WorkspaceId(moments.ids().next()), "Books of " + name, base, Role.OWNER);
            memberships.addWorkspace(workspace.workspace().value(), workspace.name(), base.getCurrencyCode(), now);
            memberships.addMember(
                    workspace.workspace().value(), user, workspace.role().word(), now);
            return open(user, email.text(), name);
        });
    }

    /** Says the same, as late, for an unknown address as for a wrong password. */
    Session login(String email, String password) {
        var row = EmailAddress.complaint(email).isPresent()
                ? Optional.<UserRow>empty()
                : transactions.platform(() -> users.findByKey(new EmailAddress(email).key()));
        if (!passwords.matches(password, row.map(UserRow::passwordHash).map(PasswordHash::parse))) {
            throw Problem.of(GatewayProblem.CREDENTIALS_WRONG, "Check both and try again");
        }
        var user = row.orElseThrow();
        return transactions.platform(() -> open(user.id(), user.email(), user.name()));
    }

    void logout(OpaqueToken token) {
        var hash = token.hash();
        transactions.platform(() -> sessions.remove(hash));
        signedIn.forget(hash);
    }

    /** @return how many sessions were over and are gone now */
    int removeExpired() {
        var now = moments.clock().instant();
        return transactions.platform(() -> sessions.removeExpired(now, EXPIRED_AT_ONCE_MAX));
    }

    private Session open(UUID user, String email, String name) {
        var now = moments.clock().instant();
        var until = now.plus(moments.limits().ttl());
        var cookie = OpaqueToken.fresh(OpaqueToken.Kind.COOKIE);
        var bearer = OpaqueToken.fresh(OpaqueToken.Kind.SESSION);
        sessions.add(moments.ids().next(), user, cookie.hash(), bearer.hash(), now, until);
        var memberships = signedIn.memberships(user);
        return new Session(
                new SignedIn(new UserId(user), email, name, memberships, until),
                memberships.getFirst(),
                cookie,
                bearer);
    }
}
