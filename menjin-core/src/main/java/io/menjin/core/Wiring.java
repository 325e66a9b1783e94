package io.menjin.core;

import io.menjin.core.avatar.AvatarStorage;
import io.menjin.core.crypto.Vault;
import io.menjin.core.event.EventPublisher;
import io.menjin.core.limit.RateLimiter;
import io.menjin.core.login.Pause;
import io.menjin.core.source.Sources;
import io.menjin.core.store.AccountStore;
import io.menjin.core.store.ChangeFeed;
import io.menjin.core.store.LoginLedger;
import io.menjin.core.store.OnceStore;
import io.menjin.core.store.SessionKeyStore;
import io.menjin.core.store.SessionStore;
import io.menjin.core.wechat.OpenDataReader;
import io.menjin.core.wechat.WeChatPlatform;
import java.security.SecureRandom;
import java.time.Clock;

/** What a {@link MenjinBuilder} was given, complete. */
record Wiring(
        Sources sources,
        AccountStore accounts,
        SessionStore sessions,
        SessionKeyStore sessionKeys,
        LoginLedger ledger,
        OnceStore once,
        WeChatPlatform wechat,
        OpenDataReader openData,
        Vault vault,
        AvatarStorage avatars,
        SecureRandom random,
        Clock clock,
        RateLimiter limiter,
        EventPublisher events,
        MenjinSettings settings,
        ChangeFeed changes,
        Pause pause) {}
