package io.menjin.core.sessionkey;

import io.menjin.core.account.OpenId;
import io.menjin.core.session.Authenticated;
import io.menjin.core.source.Source;
import io.menjin.core.user.UserViews;
import io.menjin.core.wechat.WeChatPlatform;
import io.menjin.core.wechat.WeChatProblems;

/** Asks WeChat about the session_key that we hold. Thread-safe. */
public final class SessionKeyService {

    private final SessionKeyRing ring;
    private final WeChatPlatform wechat;
    private final UserViews users;

    public SessionKeyService(SessionKeyRing ring, WeChatPlatform wechat, UserViews users) {
        this.ring = ring;
        this.wechat = wechat;
        this.users = users;
    }

    /**
     * Whether the newest session_key of the caller is still the valid one (auth.checkSessionKey). The client's own
     * {@code wx.checkSession} cannot answer this: it speaks of the key of the client's last code.
     *
     * @throws io.menjin.core.problem.ProblemException one of the {@code wechat_} problems
     */
    public SessionKeyStatus check(Authenticated caller) {
        Source source = users.sourceOf(caller);
        OpenId openId = caller.session().openId();
        return ring.newest(source.appId(), openId)
                .map(newest -> new SessionKeyStatus(
                        WeChatProblems.translating(source, () -> wechat.checkSessionKey(source, openId, newest.key())),
                        newest.obtainedAt()))
                .orElse(new SessionKeyStatus(false, null));
    }
}
