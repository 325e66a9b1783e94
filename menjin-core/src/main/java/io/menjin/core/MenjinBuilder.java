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
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Takes what the core works with. Everything without a default must be given. Not thread-safe.
 */
public final class MenjinBuilder {

    private @Nullable Sources sources;
    private @Nullable AccountStore accounts;
    private @Nullable SessionStore sessions;
    private @Nullable SessionKeyStore sessionKeys;
    private @Nullable LoginLedger ledger;
    private @Nullable OnceStore once;
    private @Nullable WeChatPlatform wechat;
    private @Nullable OpenDataReader openData;
    private @Nullable Vault vault;
    private @Nullable AvatarStorage avatars;
    private @Nullable SecureRandom random;
    private @Nullable Clock clock;
    private RateLimiter limiter = RateLimiter.NONE;
    private EventPublisher events = event -> {};
    private MenjinSettings settings = MenjinSettings.DEFAULT;
    private ChangeFeed changes = ChangeFeed.NONE;
    private Pause pause = Pause.SLEEP;

    MenjinBuilder() {}

    public MenjinBuilder sources(Sources value) {
        this.sources = value;
        return this;
    }

    public MenjinBuilder accounts(AccountStore value) {
        this.accounts = value;
        return this;
    }

    public MenjinBuilder sessions(SessionStore value) {
        this.sessions = value;
        return this;
    }

    public MenjinBuilder sessionKeys(SessionKeyStore value) {
        this.sessionKeys = value;
        return this;
    }

    public MenjinBuilder ledger(LoginLedger value) {
        this.ledger = value;
        return this;
    }

    public MenjinBuilder once(OnceStore value) {
        this.once = value;
        return this;
    }

    public MenjinBuilder wechat(WeChatPlatform value) {
        this.wechat = value;
        return this;
    }

    public MenjinBuilder openData(OpenDataReader value) {
        this.openData = value;
        return this;
    }

    public MenjinBuilder vault(Vault value) {
        this.vault = value;
        return this;
    }

    public MenjinBuilder avatars(AvatarStorage value) {
        this.avatars = value;
        return this;
    }

    public MenjinBuilder random(SecureRandom value) {
        this.random = value;
        return this;
    }

    /** It must answer {@link Clock#millis}, which one of {@link Clock#tick} with less than a millisecond does not. */
    public MenjinBuilder clock(Clock value) {
        this.clock = value;
        return this;
    }

    /** Limits on logins; without it there are none. */
    public MenjinBuilder limiter(RateLimiter value) {
        this.limiter = Objects.requireNonNull(value, "limiter");
        return this;
    }

    /** Who hears of events; without it nobody does. */
    public MenjinBuilder events(EventPublisher value) {
        this.events = Objects.requireNonNull(value, "events");
        return this;
    }

    /** Everything that may be set; {@link MenjinSettings#DEFAULT} without it. */
    public MenjinBuilder settings(MenjinSettings value) {
        this.settings = Objects.requireNonNull(value, "settings");
        return this;
    }

    /** How this node hears what others change; {@link ChangeFeed#NONE} without it. */
    public MenjinBuilder changes(ChangeFeed value) {
        this.changes = Objects.requireNonNull(value, "changes");
        return this;
    }

    /** How a login waits for the answer of another node; it sleeps without it. */
    public MenjinBuilder pause(Pause value) {
        this.pause = Objects.requireNonNull(value, "pause");
        return this;
    }

    /**
     * Wires everything.
     *
     * @throws NullPointerException when something without a default was not given; the message names it
     */
    public Menjin build() {
        return new Menjin(new Wiring(
                given(sources, "sources"),
                given(accounts, "accounts"),
                given(sessions, "sessions"),
                given(sessionKeys, "sessionKeys"),
                given(ledger, "ledger"),
                given(once, "once"),
                given(wechat, "wechat"),
                given(openData, "openData"),
                given(vault, "vault"),
                given(avatars, "avatars"),
                given(random, "random"),
                given(clock, "clock"),
                limiter,
                events,
                settings,
                changes,
                pause));
    }

    private static <T> T given(@Nullable T value, String name) {
        return Objects.requireNonNull(value, name);
    }
}
