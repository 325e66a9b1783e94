package io.menjin.wechat.internal.api;

import io.menjin.core.account.OpenId;
import io.menjin.core.account.UnionId;
import io.menjin.core.secret.SessionKey;
import io.menjin.wechat.internal.json.Fields;
import io.menjin.wechat.internal.json.MalformedJsonException;
import java.util.Base64;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Reads what identifies a person. Anything but the exact form is a failure: it must never become a login. */
final class People {

    private static final int SESSION_KEY_BYTES = 16;

    private People() {}

    static OpenId openId(JsonNode object) throws MalformedJsonException {
        String text = Fields.text(object, "openid");
        try {
            return new OpenId(text);
        } catch (IllegalArgumentException invalid) {
            throw new MalformedJsonException("openid has an unknown form");
        }
    }

    static Optional<UnionId> unionId(JsonNode object, String name) throws MalformedJsonException {
        Optional<String> text = Fields.optionalText(object, name);
        try {
            return text.map(UnionId::new);
        } catch (IllegalArgumentException invalid) {
            throw new MalformedJsonException(name + " has an unknown form");
        }
    }

    static SessionKey sessionKey(JsonNode object) throws MalformedJsonException {
        String text = Fields.text(object, "session_key");
        try {
            if (Base64.getDecoder().decode(text).length == SESSION_KEY_BYTES) {
                return new SessionKey(text);
            }
        } catch (IllegalArgumentException notBase64) {
            throw new MalformedJsonException("session_key is not Base64");
        }
        throw new MalformedJsonException("session_key is not 16 bytes long");
    }
}
