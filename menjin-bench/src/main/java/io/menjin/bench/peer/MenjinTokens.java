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
import java.util.concurrent.atomic.AtomicLong;

/** Ours: the whole login behind WeChat's answer, and the check that the HTTP API makes. Thread-safe. */
public final class MenjinTokens implements TokenPeer {

    private static final String FORGED = "mj_" + "c4n4ry".repeat(9);

    private final Stores stores;
    private final Menjin menjin;
    private final AtomicLong logins = new AtomicLong();

    public MenjinTokens(Stores stores, int maxSessions) {
        this.stores = stores;
        this.menjin = Node.withImmediateWeChat(stores, maxSessions);
    }

    @Override
    public String login(int person) {
        // As long as WeChat's codes are.
        String code = person + ":" + String.format("%024d", logins.getAndIncrement());
        return menjin.logins()
                .login(new LoginRequest(
                        Bench.source().name(),
                        new LoginCode(code),
                        null,
                        Device.UNKNOWN,
                        new IdempotencyKey("key-" + code),
                        "127.0.0.1",
                        false))
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
    public Runnable endingAll(int person, String token) {
        Authenticated caller = menjin.sessions().authenticate(token);
        return () -> menjin.sessions().logoutEverywhere(caller);
    }

    @Override
    public String forged() {
        return FORGED;
    }

    @Override
    public void close() {
        stores.close();
    }
}
