package io.menjin.core.push;

import io.menjin.core.account.OpenId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A message that WeChat pushed, verified and decrypted. */
public sealed interface PushMessage {

    /** {@code CreateTime}: the same in every repetition of one message. */
    Instant createdAt();

    /**
     * {@code user_authorization_revoke}: the person takes data back.
     *
     * @param revokeInfo the codes of the data, such as 6 (nickname and avatar) or 8 (phone); empty when none was given
     */
    record AuthorizationRevoked(OpenId openId, Set<Integer> revokeInfo, Instant createdAt) implements PushMessage {
        public AuthorizationRevoked {
            revokeInfo = Set.copyOf(revokeInfo);
        }
    }

    /** {@code user_authorization_cancellation}: the person has closed the relation with this mini program. */
    record AuthorizationCancelled(OpenId openId, Instant createdAt) implements PushMessage {}

    /** {@code user_info_modified}: WeChat has cleaned the person's nickname or avatar. */
    record UserInfoModified(OpenId openId, Instant createdAt) implements PushMessage {}

    /**
     * Anything else.
     *
     * @param event the event's name, or the message type, or null
     */
    record Other(@Nullable String event, Instant createdAt) implements PushMessage {}
}
