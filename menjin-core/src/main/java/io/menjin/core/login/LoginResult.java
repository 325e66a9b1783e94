package io.menjin.core.login;

import io.menjin.core.secret.TokenValue;
import io.menjin.core.session.SessionId;
import io.menjin.core.user.UserView;
import java.time.Instant;

/**
 * A device is logged in.
 *
 * @param expiresAt the absolute end of the session
 * @param created whether the person was registered by this login
 */
public record LoginResult(TokenValue token, Instant expiresAt, boolean created, UserView user, SessionId sessionId) {}
