package io.menjin.core.sessionkey;

import io.menjin.core.account.OpenId;
import io.menjin.core.crypto.internal.Hashes;
import io.menjin.core.problem.Problem;
import io.menjin.core.problem.ProblemCode;
import io.menjin.core.problem.ProblemException;
import io.menjin.core.session.Authenticated;
import io.menjin.core.sessionkey.SessionKeyRing.RingKey;
import io.menjin.core.source.Source;
import io.menjin.core.store.OnceStore;
import io.menjin.core.user.UserViews;
import io.menjin.core.wechat.EncryptedData;
import io.menjin.core.wechat.OpenData;
import io.menjin.core.wechat.OpenDataReader;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Opens the blobs that WeChat encrypts for the server. Thread-safe.
 *
 * <p>AES-CBC without a MAC can be changed on the way, so nothing in a blob is believed before its watermark is checked,
 * and whatever the reason, a blob of the right form that is not accepted gets one and the same answer.
 */
public final class OpenDataService {

    private final SessionKeyRing ring;
    private final OpenDataReader reader;
    private final OnceStore once;
    private final UserViews users;
    private final OpenDataPolicy policy;
    private final Clock clock;

    public OpenDataService(
            SessionKeyRing ring,
            OpenDataReader reader,
            OnceStore once,
            UserViews users,
            OpenDataPolicy policy,
            Clock clock) {
        this.ring = ring;
        this.reader = reader;
        this.once = once;
        this.users = users;
        this.policy = policy;
        this.clock = clock;
    }

    /**
     * Opens a blob for its owner's device. What must not reach a device (openId, unionId, full phone numbers) is left
     * out.
     *
     * @throws ProblemException {@code decrypt_failed} when it cannot be a blob, {@code session_key_expired} when it is
     *     not accepted
     */
    public Map<String, Object> open(Authenticated caller, @Nullable String encryptedData, @Nullable String iv) {
        OpenData data = accept(users.sourceOf(caller), caller.session().openId(), parse(encryptedData, iv));
        return DeviceData.of(data.values());
    }

    /**
     * Reads the form of a blob.
     *
     * @throws ProblemException {@code invalid_request} when a part is missing, {@code decrypt_failed} when it cannot be a
     *     blob
     */
    public static EncryptedData parse(@Nullable String encryptedData, @Nullable String iv) {
        if (encryptedData == null || iv == null) {
            throw Problem.of(ProblemCode.INVALID_REQUEST, "encryptedData and iv are both needed")
                    .asException();
        }
        try {
            return EncryptedData.parse(encryptedData, iv);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(
                    Problem.of(ProblemCode.DECRYPT_FAILED, "encryptedData or iv cannot come from WeChat"), e);
        }
    }

    /**
     * Opens a blob of one identity, once.
     *
     * @throws ProblemException {@code session_key_expired} when it is not accepted
     */
    public OpenData accept(Source source, OpenId openId, EncryptedData blob) {
        Instant now = clock.instant();
        for (RingKey key : ring.keys(source.appId(), openId)) {
            Optional<OpenData> data = reader.open(blob, key.key()).filter(d -> isFresh(d, source, now));
            if (data.isPresent() && isFirst(data.get(), source, blob, now)) {
                return data.get();
            }
        }
        throw notAccepted();
    }

    /** The answer to every blob that is not accepted. */
    public static ProblemException notAccepted() {
        return Problem.of(ProblemCode.SESSION_KEY_EXPIRED, "log in and let the user tap again")
                .asException();
    }

    private boolean isFresh(OpenData data, Source source, Instant now) {
        return data.appId().equals(source.appId().value())
                && !data.timestamp().isBefore(now.minus(policy.maxAge()))
                && !data.timestamp().isAfter(now.plus(policy.maxSkew()));
    }

    private boolean isFirst(OpenData data, Source source, EncryptedData blob, Instant now) {
        // Without the IV: changing it changes the first block only, so the rest would pass as another blob.
        String cipherText = HexFormat.of().formatHex(Hashes.sha256(blob.cipherText()));
        // Once the watermark is too old, age refuses it and the mark may go.
        Instant markEnds = data.timestamp().plus(policy.maxAge()).plus(OnceStore.GRACE);
        return once.claim(Hashes.digest("open-data", source.appId().value(), cipherText), markEnds, now);
    }
}
