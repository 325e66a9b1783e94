package io.menjin.core.session;

import io.menjin.core.account.AccountId;
import io.menjin.core.account.OpenId;
import io.menjin.core.crypto.Digest;
import io.menjin.core.source.SourceName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One device's login. Immutable.
 *
 * @param tokenHash SHA-256 of the token; the token itself is nowhere
 * @param epoch the account's epoch at issue
 * @param openId the identity that logged in, in the source's app; an account can have several there after a merge
 * @param expiresAt absolute end
 * @param idleExpiresAt end unless it is renewed; never after {@code expiresAt}
 * @param endReason null while it is not ended; expiry does not count as an end
 */
public record Session(
        SessionId id,
        Digest tokenHash,
        AccountId accountId,
        long epoch,
        SourceName source,
        OpenId openId,
        Device device,
        Instant createdAt,
        Instant expiresAt,
        Instant idleExpiresAt,
        @Nullable EndReason endReason) {

    public boolean isExpired(Instant now) {
        return !now.isBefore(idleExpiresAt) || !now.isBefore(expiresAt);
    }

    /** The same session with another idle end. */
    public Session withIdleExpiresAt(Instant newIdleExpiresAt) {
        return new Session(
                id,
                tokenHash,
                accountId,
                epoch,
                source,
                openId,
                device,
                createdAt,
                expiresAt,
                newIdleExpiresAt,
                endReason);
    }
}
