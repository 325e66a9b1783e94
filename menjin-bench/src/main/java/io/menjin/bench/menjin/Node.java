package io.menjin.bench.menjin;

import io.menjin.bench.wechat.Bench;
import io.menjin.core.Menjin;
import io.menjin.core.MenjinSettings;
import io.menjin.core.crypto.AesGcmVault;
import io.menjin.core.crypto.MasterKey;
import io.menjin.core.crypto.MasterKeys;
import io.menjin.core.session.SessionCacheSettings;
import io.menjin.core.session.SessionPolicy;
import io.menjin.core.source.Source;
import io.menjin.core.wechat.WeChatPlatform;
import io.menjin.wechat.opendata.WeChatOpenDataReader;
import java.security.SecureRandom;
import java.time.Clock;

/** One node's core. */
public final class Node {

    private Node() {}

    /**
     * Wires the core as the server does, without limits.
     *
     * @param maxSessions how many sessions a person may have
     * @param cache the near cache of token checks
     */
    public static Menjin on(Stores stores, WeChatPlatform wechat, int maxSessions, SessionCacheSettings cache) {
        SecureRandom random = new SecureRandom();
        Source source = Bench.source();
        SessionPolicy usual = SessionPolicy.DEFAULT;
        SessionPolicy policy = new SessionPolicy(usual.absolute(), usual.idle(), usual.renewAfter(), maxSessions);
        return Menjin.builder()
                .sources(new OneSource(source))
                .accounts(stores.accounts())
                .sessions(stores.sessions())
                .sessionKeys(stores.sessionKeys())
                .ledger(stores.ledger())
                .once(stores.once())
                .wechat(wechat)
                .openData(new WeChatOpenDataReader())
                .vault(new AesGcmVault(MasterKeys.of(MasterKey.generate("bench", random)), random))
                .avatars(new NoAvatars())
                .random(random)
                .clock(Clock.systemUTC())
                .changes(stores.changes())
                .settings(MenjinSettings.DEFAULT.withSessions(policy).withSessionCache(cache))
                .build();
    }

    /** As {@link #on}, with a WeChat that takes any code {@code <person>:<anything>}. */
    public static Menjin withImmediateWeChat(Stores stores, int maxSessions, SessionCacheSettings cache) {
        return on(stores, new ImmediateWeChat(), maxSessions, cache);
    }
}
