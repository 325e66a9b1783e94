package io.menjin.core.push;

import io.menjin.core.account.AccountId;
import io.menjin.core.account.OpenId;
import io.menjin.core.crypto.Digest;
import io.menjin.core.crypto.internal.Hashes;
import io.menjin.core.push.PushMessage.AuthorizationCancelled;
import io.menjin.core.push.PushMessage.AuthorizationRevoked;
import io.menjin.core.push.PushMessage.UserInfoModified;
import io.menjin.core.push.internal.DataRemoval;
import io.menjin.core.push.internal.RevokedData;
import io.menjin.core.source.Source;
import io.menjin.core.store.AccountStore;
import io.menjin.core.store.KnownIdentity;
import io.menjin.core.store.OnceStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Does what WeChat's authorization events demand. Thread-safe.
 *
 * <p>WeChat repeats a message that is not answered in time, so every message is done once. It is marked as done after it
 * is done: a process that dies in between does it again, which is harmless, instead of never.
 */
public final class PushHandler {

    private static final Duration REMEMBERED = Duration.ofDays(1);

    private final AccountStore accounts;
    private final DataRemoval removal;
    private final OnceStore once;
    private final Clock clock;

    public PushHandler(AccountStore accounts, DataRemoval removal, OnceStore once, Clock clock) {
        this.accounts = accounts;
        this.removal = removal;
        this.once = once;
        this.clock = clock;
    }

    /** Handles a message to one source. What does not concern us is left alone. */
    public void handle(Source source, PushMessage message) {
        if (message instanceof AuthorizationRevoked revoked) {
            String codes = new TreeSet<>(revoked.revokeInfo()).toString();
            once(
                    source,
                    revoked.openId(),
                    message,
                    "revoke " + codes,
                    known -> removal.revoke(id(known), RevokedData.of(revoked.revokeInfo()), codes));
        } else if (message instanceof AuthorizationCancelled cancelled) {
            once(source, cancelled.openId(), message, "cancel", removal::cancel);
        } else if (message instanceof UserInfoModified modified) {
            once(source, modified.openId(), message, "modified", known -> removal.cleanProfile(id(known)));
        }
    }

    private void once(Source source, OpenId openId, PushMessage message, String what, Consumer<KnownIdentity> work) {
        Instant now = clock.instant();
        Digest mark = Hashes.digest(
                "push",
                source.appId().value(),
                openId.value(),
                what,
                message.createdAt().toString());
        if (once.isClaimed(mark, now)) {
            return;
        }
        accounts.findByIdentity(source.appId(), openId)
                .filter(known -> concerns(message, known))
                .ifPresent(work);
        once.claim(mark, now.plus(REMEMBERED), now);
    }

    /** Somebody who has left and come back must not be erased by the late message about the leaving. */
    private static boolean concerns(PushMessage message, KnownIdentity known) {
        // CreateTime has whole seconds.
        return message.createdAt().plusSeconds(1).isAfter(known.identity().createdAt());
    }

    private static AccountId id(KnownIdentity known) {
        return known.account().id();
    }
}
