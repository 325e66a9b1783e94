package io.menjin.core.testkit;

import io.menjin.core.account.OpenId;
import io.menjin.core.account.UnionId;
import io.menjin.core.problem.WeChatError;
import io.menjin.core.secret.LoginCode;
import io.menjin.core.secret.PhoneCode;
import io.menjin.core.secret.SessionKey;
import io.menjin.core.source.AppId;
import io.menjin.core.source.Source;
import io.menjin.core.wechat.CodeExchange;
import io.menjin.core.wechat.EncryptedData;
import io.menjin.core.wechat.WeChatException;
import io.menjin.core.wechat.WeChatException.Kind;
import io.menjin.core.wechat.WeChatPhone;
import io.menjin.core.wechat.WeChatPlatform;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * WeChat's side of the core: codes of one use, one session_key a person, phone codes that belong to a person. Failures and
 * delays are scripted. Thread-safe.
 */
public final class ScriptedWeChat implements WeChatPlatform {

    /** What WeChat's developer tools send without an AppID; it may be exchanged again and again. */
    public static final LoginCode MOCK_CODE = new LoginCode("the code is a mock one");

    private final Clock clock;
    private final Map<String, Issued> codes = new ConcurrentHashMap<>();
    private final Map<String, Tap> taps = new ConcurrentHashMap<>();
    private final Map<String, SessionKey> keys = new ConcurrentHashMap<>();
    private final Queue<WeChatException> failures = new ConcurrentLinkedQueue<>();
    private final AtomicInteger exchanges = new AtomicInteger();
    private volatile Consumer<LoginCode> beforeExchange = code -> {};
    private volatile Consumer<LoginCode> afterExchange = code -> {};
    private volatile Predicate<String> nicknames = nickname -> true;

    public ScriptedWeChat(Clock clock) {
        this.clock = clock;
    }

    /** {@code wx.login} of a user; the session_key stays as it is. Codes differ from test to test. */
    public LoginCode login(AppId appId, WeChatUser user) {
        LoginCode code = new LoginCode("code-" + UUID.randomUUID());
        codes.put(code.reveal(), new Issued(appId, user, key(appId, user), new AtomicInteger()));
        return code;
    }

    /** Lets the mock code log in this user. */
    public void mockUser(AppId appId, WeChatUser user) {
        codes.put(MOCK_CODE.reveal(), new Issued(appId, user, key(appId, user), new AtomicInteger()));
    }

    /** A new session_key for codes and blobs from now on. */
    public SessionKey rotateKey(AppId appId, WeChatUser user) {
        SessionKey key = Blobs.newKey();
        keys.put(appId.value() + user.name(), key);
        return key;
    }

    /** The session_key of the moment. */
    public SessionKey key(AppId appId, WeChatUser user) {
        return keys.computeIfAbsent(appId.value() + user.name(), unused -> Blobs.newKey());
    }

    /** A tap on the phone button, in the way of codes. */
    public PhoneCode tapForCode(AppId appId, WeChatUser user, String number) {
        PhoneCode code = new PhoneCode("tap-" + UUID.randomUUID());
        taps.put(code.reveal(), new Tap(appId, user, number, new AtomicInteger()));
        return code;
    }

    /** A tap on the phone button, in the older way. */
    public EncryptedData tapForBlob(AppId appId, WeChatUser user, String number) {
        return blob(appId, user, Map.of("phoneNumber", number, "purePhoneNumber", number, "countryCode", "86"));
    }

    /** Any blob, under the key of the moment. */
    public EncryptedData blob(AppId appId, WeChatUser user, Map<String, String> values) {
        return Blobs.seal(key(appId, user), values, appId.value(), clock.instant());
    }

    /** The next calls fail so, one after the other. */
    public void fail(WeChatException... next) {
        failures.addAll(List.of(next));
    }

    /** A failure as the client would report it. */
    public static WeChatException failure(Kind kind, int errcode) {
        return new WeChatException(
                kind, "code2Session: errcode " + errcode, new WeChatError(errcode, "6abc-1-2"), null, null);
    }

    /** Runs when a code arrives, before it is judged. */
    public void beforeExchange(Consumer<LoginCode> hook) {
        beforeExchange = hook;
    }

    /** Runs when a code is spent, before the answer leaves. */
    public void afterExchange(Consumer<LoginCode> hook) {
        afterExchange = hook;
    }

    /** Which nicknames the content check lets pass. */
    public void acceptNicknames(Predicate<String> predicate) {
        nicknames = predicate;
    }

    /** How many codes were exchanged with success. */
    public int exchanges() {
        return exchanges.get();
    }

    @Override
    public CodeExchange exchange(Source source, LoginCode code) {
        beforeExchange.accept(code);
        failIfScripted();
        Issued issued = codes.get(code.reveal());
        if (issued == null || !issued.appId().equals(source.appId())) {
            throw failure(Kind.INVALID_CODE, 40029);
        }
        if (issued.uses().getAndIncrement() > 0 && !code.equals(MOCK_CODE)) {
            throw failure(Kind.CODE_USED, 40163);
        }
        exchanges.incrementAndGet();
        afterExchange.accept(code);
        return new CodeExchange(
                issued.user().openId(source.appId()), issued.user().unionId(), issued.key());
    }

    @Override
    public WeChatPhone phoneNumber(Source source, PhoneCode code, OpenId openId) {
        failIfScripted();
        Tap tap = taps.get(code.reveal());
        if (tap == null
                || !tap.appId().equals(source.appId())
                || !tap.user().openId(source.appId()).equals(openId)
                || tap.uses().getAndIncrement() > 0) {
            throw failure(Kind.INVALID_CODE, 40029);
        }
        return WeChatPhone.of(tap.number(), "86");
    }

    @Override
    public boolean checkSessionKey(Source source, OpenId openId, SessionKey sessionKey) {
        failIfScripted();
        return keys.containsValue(sessionKey);
    }

    @Override
    public boolean acceptsNickname(Source source, OpenId openId, String nickname) {
        failIfScripted();
        return nicknames.test(nickname);
    }

    private void failIfScripted() {
        WeChatException failure = failures.poll();
        if (failure != null) {
            throw failure;
        }
    }

    private record Issued(AppId appId, WeChatUser user, SessionKey key, AtomicInteger uses) {}

    private record Tap(AppId appId, WeChatUser user, String number, AtomicInteger uses) {}

    /**
     * A WeChat user.
     *
     * @param unionId null when no app of theirs belongs to an open platform
     */
    public record WeChatUser(String name, @Nullable UnionId unionId) {

        private static final AtomicInteger PEOPLE = new AtomicInteger();

        /** Somebody new without a unionId. */
        public static WeChatUser somebody() {
            return new WeChatUser("u" + PEOPLE.incrementAndGet() + "-" + System.nanoTime(), null);
        }

        /** Somebody new with a unionId. */
        public static WeChatUser somebodyWithUnionId() {
            WeChatUser user = somebody();
            return new WeChatUser(user.name(), new UnionId("union-" + user.name()));
        }

        /** The same user once WeChat tells the unionId. */
        public WeChatUser withUnionId() {
            return new WeChatUser(name, new UnionId("union-" + name));
        }

        public OpenId openId(AppId appId) {
            return new OpenId("o-" + appId.value() + "-" + name);
        }
    }
}
