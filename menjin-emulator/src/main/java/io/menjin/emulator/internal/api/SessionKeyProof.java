package io.menjin.emulator.internal.api;

import io.menjin.emulator.Settings;
import io.menjin.emulator.internal.crypto.Digests;
import io.menjin.emulator.internal.wire.ApiCall;
import io.menjin.emulator.internal.wire.ApiRefusal;
import io.menjin.emulator.internal.wire.WeChatError;
import io.menjin.emulator.internal.wire.WeChatErrors;
import io.menjin.emulator.internal.world.App;
import io.menjin.emulator.internal.world.Identity;
import io.menjin.emulator.internal.world.SessionKey;
import io.menjin.emulator.internal.world.World;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Proof that the caller knows a user's session_key: {@code signature = hex(HMAC-SHA256(session_key as text, ""))}.
 */
final class SessionKeyProof {

    private SessionKeyProof() {}

    /**
     * The person and key the call proves.
     *
     * @throws ApiRefusal 40003, 87008, 87009, or what {@code ifNoKey} says if there is no key in force
     */
    static Proven check(App app, ApiCall call, World world, WeChatError ifNoKey) {
        Identity identity = Identities.byOpenId(app, call.param("openid"), world);
        call.aboutUser(identity.userId());
        if (!"hmac_sha256".equals(call.param("sig_method"))) {
            throw new ApiRefusal(WeChatErrors.INVALID_SIG_METHOD, "sig_method must be hmac_sha256");
        }
        Instant now = world.now();
        SessionKey key = world.sessionKeys().peek(identity.key());
        if (key == null || !key.isAlive(now)) {
            throw new ApiRefusal(
                    ifNoKey,
                    key == null
                            ? identity.userId() + " never logged in to " + app.appId() + ": there is no session_key"
                            : "the session_key expired at " + key.expiresAt());
        }
        String signature = call.param("signature");
        boolean anyCase = world.settings().get(Settings.UPPERCASE_SIGNATURE_ACCEPTED);
        String given = signature != null && anyCase ? signature.toLowerCase(Locale.ROOT) : signature;
        if (!Digests.hmacSha256Hex(key.value(), "").equals(given)) {
            throw new ApiRefusal(WeChatErrors.INVALID_SIGNATURE, reason(signature, key, identity));
        }
        return new Proven(identity, key);
    }

    private static String reason(@Nullable String signature, SessionKey key, Identity identity) {
        if (signature == null) {
            return "the query has no signature";
        }
        String lower = signature.toLowerCase(Locale.ROOT);
        if (lower.equals(Digests.hmacSha256Hex(key.value(), ""))) {
            return "the signature is right but in upper case (setting " + Settings.UPPERCASE_SIGNATURE_ACCEPTED + ")";
        }
        if (lower.equals(Digests.hmacSha256Hex(key.value(), identity.openId()))) {
            return "the signature is over the openid; WeChat wants it over the empty string";
        }
        if (lower.equals(ofDecodedKey(key.value()))) {
            return "the signature uses the decoded bytes of the session_key; WeChat wants its Base64 text as the key";
        }
        if (lower.length() != 64) {
            return "the signature is not the 64 hexadecimal digits of an HMAC-SHA256";
        }
        return key.version() > 1
                ? "the signature is not of the session_key in force, which is number " + key.version()
                        + " of this user and was made at " + key.rotatedAt()
                : "the signature is not of the session_key in force";
    }

    private static String ofDecodedKey(String sessionKey) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(sessionKey), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal());
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has HmacSHA256", e);
        }
    }

    /** A person and the key that was proven. */
    record Proven(Identity identity, SessionKey key) {}
}
