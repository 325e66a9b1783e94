package io.menjin.core.testkit;

import io.menjin.core.Menjin;
import io.menjin.core.MenjinSettings;
import io.menjin.core.crypto.AesGcmVault;
import io.menjin.core.crypto.MasterKey;
import io.menjin.core.crypto.MasterKeys;
import io.menjin.core.crypto.Vault;
import io.menjin.core.input.IdempotencyKey;
import io.menjin.core.limit.RateLimiter;
import io.menjin.core.login.LoginRequest;
import io.menjin.core.login.LoginResult;
import io.menjin.core.login.LoginSettings;
import io.menjin.core.login.Pause;
import io.menjin.core.secret.LoginCode;
import io.menjin.core.session.Authenticated;
import io.menjin.core.session.Device;
import io.menjin.core.source.AppId;
import io.menjin.core.source.SourceName;
import io.menjin.core.store.ChangeFeed;
import io.menjin.core.store.contract.Stores;
import io.menjin.core.store.memory.MemoryStores;
import io.menjin.core.testkit.ScriptedWeChat.WeChatUser;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A core over stores of one's choice, with everything else in the test's hands. */
public final class TestCore {

    public static final SecureRandom RANDOM = new SecureRandom();

    public final Stores stores;
    public final TestClock clock;
    public final TestSources sources;
    public final ScriptedWeChat wechat;
    public final MemoryAvatars avatars;
    public final RecordedEvents events;
    public final Vault vault;
    public final Menjin menjin;
    private final Pause pause;
    private final MenjinSettings settings;

    private TestCore(Parts parts) {
        stores = parts.stores;
        clock = parts.clock;
        sources = parts.sources;
        wechat = parts.wechat;
        avatars = parts.avatars;
        events = parts.events;
        vault = parts.vault;
        pause = parts.pause;
        settings = parts.settings;
        menjin = Menjin.builder()
                .sources(sources)
                .accounts(stores.accounts())
                .sessions(stores.sessions())
                .sessionKeys(stores.sessionKeys())
                .ledger(stores.ledger())
                .once(stores.once())
                .wechat(wechat)
                .openData(new Blobs())
                .vault(vault)
                .avatars(avatars)
                .random(RANDOM)
                .clock(clock)
                .limiter(parts.limiter)
                .events(events)
                .settings(parts.settings)
                .changes(parts.changes)
                .pause(parts.pause)
                .build();
    }

    /** A core over stores in memory, which does not wait for answers of other nodes. */
    public static TestCore inMemory() {
        return new TestCore(new Parts(MemoryStores.create()));
    }

    /** A core over these stores, which waits as a real one does. */
    public static TestCore over(Stores stores) {
        Parts parts = new Parts(stores);
        parts.pause = Pause.SLEEP;
        return new TestCore(parts);
    }

    /**
     * A core over these stores that waits for the answers of other nodes nearly as long as a {@link Race} does, since the
     * machine may stand still for some seconds. Who waits for an answer that nobody writes waits as long.
     */
    public static TestCore patient(Stores stores) {
        Parts parts = new Parts(stores);
        parts.pause = Pause.SLEEP;
        parts.settings = parts.settings.withLogins(new LoginSettings(
                LoginSettings.DEFAULT.receiptLifetime(),
                LoginSettings.DEFAULT.ticketLifetime(),
                Duration.ofSeconds(50),
                LoginSettings.DEFAULT.recentAnswers()));
        return new TestCore(parts);
    }

    /** A core over stores in memory with other settings. */
    public static TestCore with(UnaryOperator<MenjinSettings> change) {
        Parts parts = new Parts(MemoryStores.create());
        parts.settings = change.apply(parts.settings);
        return new TestCore(parts);
    }

    /** A core over these stores that hears of changes in this way. */
    public static TestCore fed(Stores stores, ChangeFeed changes) {
        Parts parts = new Parts(stores);
        parts.changes = changes;
        return new TestCore(parts);
    }

    /** A core over stores in memory with limits. */
    public static TestCore limited(RateLimiter limiter) {
        Parts parts = new Parts(MemoryStores.create());
        parts.limiter = limiter;
        return new TestCore(parts);
    }

    /** Another node beside this one: the same stores, keys, clock, WeChat and settings, nothing else shared. */
    public TestCore anotherNode() {
        return anotherNode(vault);
    }

    /** Another node that has other master keys. */
    public TestCore anotherNode(Vault otherVault) {
        return anotherNode(stores, otherVault);
    }

    /** Another node that goes to the stores in another way. */
    public TestCore anotherNode(Stores otherStores) {
        return anotherNode(otherStores, vault);
    }

    private TestCore anotherNode(Stores otherStores, Vault otherVault) {
        Parts parts = new Parts(otherStores);
        parts.clock = clock;
        parts.sources = sources;
        parts.wechat = wechat;
        parts.avatars = avatars;
        parts.events = events;
        parts.vault = otherVault;
        parts.pause = pause;
        parts.settings = settings;
        return new TestCore(parts);
    }

    public AppId appId(SourceName source) {
        return sources.get(source).appId();
    }

    /** A code of {@code wx.login}. */
    public LoginCode code(SourceName source, WeChatUser user) {
        return wechat.login(appId(source), user);
    }

    /** A plain login request. */
    public static LoginRequest request(SourceName source, LoginCode code, @Nullable String key) {
        return new LoginRequest(
                source, code, null, Device.UNKNOWN, key == null ? null : new IdempotencyKey(key), "192.0.2.1", false);
    }

    /** Logs a user in to the shop. */
    public LoginResult login(WeChatUser user) {
        return login(TestSources.SHOP, user);
    }

    /** Logs a user in. */
    public LoginResult login(SourceName source, WeChatUser user) {
        return menjin.logins().login(request(source, code(source, user), null));
    }

    /** Whom a login's token stands for. */
    public Authenticated caller(LoginResult login) {
        return menjin.sessions().authenticate(login.token().reveal());
    }

    private static final class Parts {
        private final Stores stores;
        private TestClock clock = new TestClock();
        private TestSources sources = new TestSources();
        private ScriptedWeChat wechat = new ScriptedWeChat(clock);
        private MemoryAvatars avatars = new MemoryAvatars();
        private RecordedEvents events = new RecordedEvents();
        private Vault vault = new AesGcmVault(MasterKeys.of(MasterKey.generate("k1", RANDOM)), RANDOM);
        private RateLimiter limiter = RateLimiter.NONE;
        private MenjinSettings settings = MenjinSettings.DEFAULT;
        private ChangeFeed changes = ChangeFeed.NONE;
        private Pause pause = duration -> Thread.yield();

        private Parts(Stores stores) {
            this.stores = stores;
        }
    }
}
