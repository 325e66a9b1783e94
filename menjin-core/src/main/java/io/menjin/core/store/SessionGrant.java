package io.menjin.core.store;

import io.menjin.core.session.Session;
import io.menjin.core.source.AppId;
import org.jspecify.annotations.Nullable;

/**
 * All that one login writes.
 *
 * @param maxSessions how many living sessions the account may have, this one included
 * @param appId in which the session's openId logged in; the session_key goes into that identity's ring
 * @param sessionKey the session_key that came with the login; null when a ticket was used
 * @param receipt makes a repeated request get the same answer; null when the device sent no Idempotency-Key
 */
public record SessionGrant(
        Session session,
        int maxSessions,
        AppId appId,
        @Nullable SealedSessionKey sessionKey,
        @Nullable LoginReceipt receipt) {}
