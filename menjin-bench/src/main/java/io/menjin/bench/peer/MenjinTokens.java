package io.menjin.bench.peer;

import io.menjin.bench.menjin.Node;
import io.menjin.bench.menjin.Stores;
import io.menjin.bench.wechat.Bench;
import io.menjin.core.Menjin;
import io.menjin.core.input.IdempotencyKey;
import io.menjin.core.login.LoginRequest;
import io.menjin.core.problem.ProblemException;
import io.menjin.core.secret.LoginCode;
import io.menjin.core.session.Authenticated;
import io.menjin.core.session.Device;
import io.menjin.core.session.SessionCacheSettings;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Ours: the whole login behind WeChat's answer, and the check that the HTTP API makes. Thread-safe. */
public final class MenjinTokens implements TokenPeer {

    /** In the random part of a token. */
    private static final int FORGED_AT = 20;

    private final Stores stores;
    private final Menjin menjin;
    private final AtomicLong logins = new AtomicLong();

    /**
     * Wires them.
     *
     * @param maxSessions how many sessions a person may have
     * @param cache the near cache of token checks
     */
    public MenjinTokens(Stores stores, int maxSessions, SessionCacheSettings cache) {
        this.stores = stores;
        this.menjin = Node.withImmediateWeChat(stores, maxSessions, cache);
    }

    @Override
    public String login(int person) {
        return login(person, new IdempotencyKey("key-" + logins.get()));
    }

    /** A login whose device does not ask for the same answer to be given again. */
    public String loginWithoutReceipt(int person) {
        return login(person, null);
    }

    private String login(int person, @Nullable IdempotencyKey key) {
        // As long as WeChat's codes are.
        String code = person + ":" + String.format("%024d", logins.getAndIncrement());
        return menjin.logins()
                .login(new LoginRequest(
                        Bench.source().name(), new LoginCode(code), null, Device.UNKNOWN, key, "127.0.0.1", false))
                .token()
                .reveal();
    }

    @Override
    public boolean check(String token) {
        try {
            menjin.sessions().authenticate(token);
            return true;
        } catch (ProblemException refused) {
            return false;
        }
    }

    @Override
    public long misses() {
        return menjin.sessions().cacheStatistics().misses();
    }

    @Override
    public Runnable endingAll(int person, String token) {
        Authenticated caller = menjin.sessions().authenticate(token);
        return () -> menjin.sessions().logoutEverywhere(caller);
    }

    @Override
    public String forged() {
        String token = login(0);
        char changed = token.charAt(FORGED_AT) == 'A' ? 'B' : 'A';
        return token.substring(0, FORGED_AT) + changed + token.substring(FORGED_AT + 1);
    }

    @Override
    public void close() {
        stores.close();
    }
}
