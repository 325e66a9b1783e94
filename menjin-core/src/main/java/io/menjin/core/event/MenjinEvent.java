package io.menjin.core.event;

import io.menjin.core.account.AccountId;
import io.menjin.core.session.EndReason;
import io.menjin.core.session.SessionId;
import io.menjin.core.source.SourceName;
import java.time.Instant;

/** Something that happened and is stored already when the event is published. */
public sealed interface MenjinEvent {

    AccountId accountId();

    Instant at();

    /** A person was seen for the first time. */
    record UserRegistered(AccountId accountId, SourceName source, Instant at) implements MenjinEvent {}

    /** A device logged in. */
    record UserLoggedIn(AccountId accountId, SessionId sessionId, SourceName source, boolean created, Instant at)
            implements MenjinEvent {}

    /** Nickname or avatar changed. */
    record ProfileUpdated(AccountId accountId, Instant at) implements MenjinEvent {}

    record PhoneBound(AccountId accountId, String masked, Instant at) implements MenjinEvent {}

    record PhoneUnbound(AccountId accountId, Instant at) implements MenjinEvent {}

    /** One session, or all of them when {@code reason} is {@link EndReason#REVOKED}. */
    record SessionsEnded(AccountId accountId, EndReason reason, Instant at) implements MenjinEvent {}

    /** An account went into another one; what the application keeps for it belongs to {@code into} now. */
    record AccountsMerged(AccountId accountId, AccountId into, Instant at) implements MenjinEvent {}

    record AccountSuspended(AccountId accountId, Instant at) implements MenjinEvent {}

    record AccountResumed(AccountId accountId, Instant at) implements MenjinEvent {}

    record AccountClosing(AccountId accountId, Instant closesAt, Instant at) implements MenjinEvent {}

    /** The person came back before the cooling-off was over. */
    record AccountReopened(AccountId accountId, Instant at) implements MenjinEvent {}

    /** The account is gone; what the application keeps of the person must go too. */
    record AccountErased(AccountId accountId, Instant at) implements MenjinEvent {}
}
