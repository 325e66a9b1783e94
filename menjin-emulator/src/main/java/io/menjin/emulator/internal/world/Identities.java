package io.menjin.emulator.internal.world;

import io.menjin.emulator.Behaviour;
import io.menjin.emulator.internal.crypto.Digests;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who is who in which app. Ids are derived, not drawn, so that a restarted emulator knows the same people by the same
 * openId.
 */
final class Identities {

    private final Map<IdentityKey, Identity> byKey = new HashMap<>();
    private final Map<String, Map<String, Identity>> byOpenId = new HashMap<>();

    Identity put(App app, User user) {
        String openPlatform = app.openPlatform();
        Identity identity = new Identity(
                app.appId(),
                user.id(),
                derive("openid", app.appId(), user),
                openPlatform == null || user.does(Behaviour.NO_UNION_ID)
                        ? null
                        : derive("unionid", openPlatform, user));
        Identity old = byKey.put(identity.key(), identity);
        if (old != null && !old.openId().equals(identity.openId())) {
            byOpenId.getOrDefault(app.appId(), new HashMap<>()).remove(old.openId());
        }
        byOpenId.computeIfAbsent(app.appId(), id -> new HashMap<>()).put(identity.openId(), identity);
        return identity;
    }

    @Nullable
    Identity find(String appId, String userId) {
        return byKey.get(new IdentityKey(appId, userId));
    }

    @Nullable
    Identity findByOpenId(String appId, String openId) {
        Map<String, Identity> ofApp = byOpenId.get(appId);
        return ofApp == null ? null : ofApp.get(openId);
    }

    /** The app in which an openId is known, wherever that is: the usual reason for a foreign openId. */
    @Nullable
    String appOfOpenId(String openId) {
        return byOpenId.entrySet().stream()
                .filter(app -> app.getValue().containsKey(openId))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    /** 28 characters of {@code [A-Za-z0-9_-]} that begin with {@code o}. */
    private static String derive(String kind, String scope, User user) {
        byte[] mac = Digests.hmacSha256("menjin-emulator " + kind, scope + "\n" + user.id() + "\n" + user.salt());
        return "o" + Digests.base64Url(mac).substring(0, 27);
    }
}
