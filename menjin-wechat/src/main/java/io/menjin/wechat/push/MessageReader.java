package io.menjin.wechat.push;

import io.menjin.core.account.OpenId;
import io.menjin.core.push.PushMessage;
import io.menjin.core.push.PushMessage.AuthorizationCancelled;
import io.menjin.core.push.PushMessage.AuthorizationRevoked;
import io.menjin.core.push.PushMessage.Other;
import io.menjin.core.push.PushMessage.UserInfoModified;
import io.menjin.core.source.AppId;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Makes a message of its members. In the events that concern a person, that person is in {@code OpenID};
 * {@code FromUserName} is WeChat's own account.
 */
final class MessageReader {

    private final AppId appId;

    MessageReader(AppId appId) {
        this.appId = appId;
    }

    PushMessage read(MessageFields fields, Instant sentAt) throws PushRejectedException {
        Instant createdAt = createdAt(fields, sentAt);
        String type = fields.find("MsgType").orElse(null);
        if (!"event".equals(type)) {
            return new Other(type, createdAt);
        }
        String event = fields.find("Event").orElse(null);
        boolean foreign =
                fields.find("AppID").filter(id -> !id.equals(appId.value())).isPresent();
        if (event == null || foreign) {
            return new Other(event, createdAt);
        }
        return event(event, fields, createdAt);
    }

    private static PushMessage event(@Nullable String event, MessageFields fields, Instant createdAt)
            throws PushRejectedException {
        return switch (String.valueOf(event)) {
            case "user_authorization_revoke" -> new AuthorizationRevoked(openId(fields), revokeInfo(fields), createdAt);
            case "user_authorization_cancellation" -> new AuthorizationCancelled(openId(fields), createdAt);
            case "user_info_modified" -> new UserInfoModified(openId(fields), createdAt);
            default -> new Other(event, createdAt);
        };
    }

    private static OpenId openId(MessageFields fields) throws PushRejectedException {
        try {
            return new OpenId(
                    fields.find("OpenID").orElseThrow(() -> new PushRejectedException(PushRejection.MALFORMED)));
        } catch (IllegalArgumentException invalid) {
            throw new PushRejectedException(PushRejection.MALFORMED);
        }
    }

    /** WeChat shows one code as text and does not say how several would look: whatever stands between them parts them. */
    private static Set<Integer> revokeInfo(MessageFields fields) {
        return Arrays.stream(fields.find("RevokeInfo").orElse("").split("[^0-9]+"))
                .filter(code -> !code.isEmpty() && code.length() <= 6)
                .map(Integer::valueOf)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Instant createdAt(MessageFields fields, Instant sentAt) {
        return fields.find("CreateTime")
                .filter(PushReceiver::isUnixTime)
                .map(seconds -> Instant.ofEpochSecond(Long.parseLong(seconds)))
                .orElse(sentAt);
    }
}
