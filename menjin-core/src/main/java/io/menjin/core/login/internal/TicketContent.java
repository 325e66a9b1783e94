package io.menjin.core.login.internal;

import io.menjin.core.account.OpenId;
import io.menjin.core.account.UnionId;
import io.menjin.core.session.Device;
import io.menjin.core.source.SourceName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a ticket proves. No session_key is in it: that never leaves the server, sealed or not.
 *
 * @param id makes every ticket different
 * @param device as it introduced itself at the login
 */
public record TicketContent(
        String id,
        SourceName source,
        OpenId openId,
        @Nullable UnionId unionId,
        Device device,
        Instant expiresAt) {}
