package io.menjin.core.user;

import io.menjin.core.account.OpenId;
import io.menjin.core.problem.Problem;
import io.menjin.core.problem.ProblemCode;
import io.menjin.core.sessionkey.OpenDataService;
import io.menjin.core.sessionkey.SessionKeyRing;
import io.menjin.core.source.Source;
import io.menjin.core.wechat.EncryptedData;
import io.menjin.core.wechat.OpenData;
import io.menjin.core.wechat.OpenDataReader;
import org.jspecify.annotations.Nullable;

/** Reads nickname and avatar out of a profile that WeChat signed and encrypted. Thread-safe. */
public final class WeChatProfiles {

    private static final int MAX_RAW_DATA = 16 * 1024;

    private final SessionKeyRing ring;
    private final OpenDataReader reader;
    private final OpenDataService openData;

    public WeChatProfiles(SessionKeyRing ring, OpenDataReader reader, OpenDataService openData) {
        this.ring = ring;
        this.reader = reader;
        this.openData = openData;
    }

    /**
     * Checks signature and blob; what comes out is from the blob, which has a watermark, and not from the signed text.
     *
     * @throws io.menjin.core.problem.ProblemException {@code signature_mismatch}, {@code decrypt_failed} or
     *     {@code session_key_expired}
     */
    Values read(Source source, OpenId openId, SignedProfile profile) {
        EncryptedData blob = OpenDataService.parse(profile.encryptedData(), profile.iv());
        if (profile.rawData().length() > MAX_RAW_DATA || !isSigned(source, openId, profile)) {
            throw Problem.of(ProblemCode.SIGNATURE_MISMATCH, "no session_key of this person gives this signature")
                    .asException();
        }
        OpenData data = openData.accept(source, openId, blob);
        String nickname = text(data, "nickName");
        // Everybody gets this name and a grey picture since 2022; taking them would complete a step with nothing.
        if (nickname == null || Nicknames.ANONYMOUS.equals(nickname)) {
            return new Values(null, null);
        }
        return new Values(nickname, text(data, "avatarUrl"));
    }

    private boolean isSigned(Source source, OpenId openId, SignedProfile profile) {
        return ring.keys(source.appId(), openId).stream()
                .anyMatch(key -> reader.isSignedBy(profile.rawData(), profile.signature(), key.key()));
    }

    private static @Nullable String text(OpenData data, String name) {
        return data.values().get(name) instanceof String text && !text.isBlank() ? text : null;
    }

    /** What the profile says, null where it says nothing. */
    record Values(@Nullable String nickname, @Nullable String avatarUrl) {}
}
