package io.menjin.emulator.internal.world;

import io.menjin.emulator.EmulatorSettings;
import io.menjin.emulator.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Everything the emulated platform knows. Not thread-safe: reach it through {@link WorldLock}. */
public final class World {

    private final EmulatorClock clock;
    private final Ids ids;
    private final Map<String, App> apps = new LinkedHashMap<>();
    private final Map<String, User> users = new LinkedHashMap<>();
    private final Identities identities = new Identities();
    private final SessionKeys sessionKeys;
    private final CodeBook loginCodes = new CodeBook();
    private final CodeBook phoneCodes = new CodeBook();
    private final AccessTokens accessTokens;
    private final Quotas quotas = new Quotas();
    private final Map<IdentityKey, Long> clientKeys = new TreeMap<>(IdentityKey.ORDER);
    private final UserEncryptKeys encryptKeys;
    private final PhoneTaps phoneTaps = new PhoneTaps();
    private final List<Payment> payments = new ArrayList<>();
    private final Map<String, Instant> forcedTokens = new TreeMap<>();
    private final Map<IdentityKey, Instant> visits = new TreeMap<>(IdentityKey.ORDER);
    private EmulatorSettings settings;

    public World(EmulatorClock clock, Ids ids, EmulatorSettings settings) {
        this.clock = clock;
        this.ids = ids;
        this.settings = settings;
        this.sessionKeys = new SessionKeys(ids);
        this.accessTokens = new AccessTokens(ids);
        this.encryptKeys = new UserEncryptKeys(ids);
    }

    /** The emulated time. */
    public Instant now() {
        return clock.instant();
    }

    public Ids ids() {
        return ids;
    }

    public EmulatorSettings settings() {
        return settings;
    }

    public void settings(EmulatorSettings next) {
        settings = next;
    }

    public @Nullable App app(String appId) {
        return apps.get(appId);
    }

    public Collection<App> apps() {
        return apps.values();
    }

    /** Adds or replaces an app; its users' unionIds follow. */
    public void put(App app) {
        apps.put(app.appId(), app);
        users.values().forEach(user -> identities.put(app, user));
    }

    public @Nullable User user(String id) {
        return users.get(id);
    }

    public Collection<User> users() {
        return users.values();
    }

    public void put(User user) {
        users.put(user.id(), user);
        apps.values().forEach(app -> identities.put(app, user));
    }

    /** The user whom the literal code of WeChat DevTools logs in. */
    public @Nullable User defaultUser() {
        String id = settings.get(Settings.DEFAULT_USER);
        return id.isEmpty() ? users.values().stream().findFirst().orElse(null) : users.get(id);
    }

    public @Nullable Identity identity(String appId, String userId) {
        return identities.find(appId, userId);
    }

    public @Nullable Identity identityByOpenId(String appId, String openId) {
        return identities.findByOpenId(appId, openId);
    }

    /** Another app in which this openId is known. */
    public @Nullable String appOfOpenId(String openId) {
        return identities.appOfOpenId(openId);
    }

    public SessionKeys sessionKeys() {
        return sessionKeys;
    }

    public CodeBook loginCodes() {
        return loginCodes;
    }

    public CodeBook phoneCodes() {
        return phoneCodes;
    }

    public AccessTokens accessTokens() {
        return accessTokens;
    }

    public Quotas quotas() {
        return quotas;
    }

    /** The version of the session_key that each person's client fetched last. */
    Map<IdentityKey, Long> clientKeys() {
        return clientKeys;
    }

    /** When each app last forced a refresh of its stable token. */
    public Map<String, Instant> forcedTokens() {
        return forcedTokens;
    }

    public UserEncryptKeys encryptKeys() {
        return encryptKeys;
    }

    public PhoneTaps phoneTaps() {
        return phoneTaps;
    }

    /** Oldest first. */
    public List<Payment> payments() {
        return payments;
    }

    /** When each person last used each app. */
    public Map<IdentityKey, Instant> visits() {
        return visits;
    }

    /** What {@code wx.checkSession} says: whether the key of the last code fetch is still the one in force. */
    public boolean clientKeyIsValid(Identity identity) {
        SessionKey key = sessionKeys.peek(identity.key());
        Long fetched = clientKeys.get(identity.key());
        return key != null && fetched != null && key.isAlive(now()) && key.version() == fetched;
    }

    /** The key that a successful exchange hands out. */
    public SessionKey exchange(Identity identity) {
        SessionKey key = sessionKeys.use(identity.key(), now(), settings);
        clientKeys.put(identity.key(), key.version());
        visits.put(identity.key(), now());
        return key;
    }

    /** What {@code wx.login} does: a code, and perhaps a new session_key. */
    public IssuedCode login(Identity identity) {
        SessionKey key = sessionKeys.login(identity.key(), now(), settings);
        clientKeys.put(identity.key(), key.version());
        return issue(loginCodes, ids.loginCode(), identity, key, null, settings.get(Settings.LOGIN_CODE_TTL));
    }

    /** The code of a tap on the phone button, good for the number that the user gave then. */
    public IssuedCode phoneCode(Identity identity, SessionKey key, PhoneNumber phone) {
        return issue(phoneCodes, ids.phoneCode(), identity, key, phone, settings.get(Settings.PHONE_CODE_TTL));
    }

    private IssuedCode issue(
            CodeBook book, String value, Identity identity, SessionKey key, @Nullable PhoneNumber phone, Duration ttl) {
        Instant now = now();
        IssuedCode code = new IssuedCode(
                value, identity.appId(), identity.userId(), key.version(), now, now.plus(ttl), phone, null);
        book.issue(code);
        return code;
    }
}
