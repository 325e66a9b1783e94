package io.menjin.emulator.internal.world;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The whole world as a value, in an order that is always the same for the same world. */
public record WorldState(
        Map<String, Object> settings,
        List<App> apps,
        List<User> users,
        List<KeyOf> sessionKeys,
        List<ClientKeyOf> clientKeys,
        List<IssuedCode> loginCodes,
        List<IssuedCode> phoneCodes,
        List<AccessToken> accessTokens,
        Map<String, Instant> forcedTokens,
        List<QuotaUse> quotas,
        List<Visit> visits,
        List<PhoneTapRecord> phoneTaps,
        List<Payment> payments,
        List<EncryptKeysOf> encryptKeys) {

    public WorldState {
        Objects.requireNonNull(settings, "settings");
        Objects.requireNonNull(apps, "apps");
        Objects.requireNonNull(users, "users");
        Objects.requireNonNull(sessionKeys, "sessionKeys");
        Objects.requireNonNull(clientKeys, "clientKeys");
        Objects.requireNonNull(loginCodes, "loginCodes");
        Objects.requireNonNull(phoneCodes, "phoneCodes");
        Objects.requireNonNull(accessTokens, "accessTokens");
        Objects.requireNonNull(forcedTokens, "forcedTokens");
        Objects.requireNonNull(quotas, "quotas");
        Objects.requireNonNull(visits, "visits");
        Objects.requireNonNull(phoneTaps, "phoneTaps");
        Objects.requireNonNull(payments, "payments");
        Objects.requireNonNull(encryptKeys, "encryptKeys");
    }

    /** The session_key of a person. */
    public record KeyOf(IdentityKey of, SessionKey key) {}

    /** The version of the session_key that a person's client fetched last. */
    public record ClientKeyOf(IdentityKey of, long version) {}

    /** The state of one counter. */
    public record QuotaUse(String counter, String windowStart, long used) {}

    /** When a person last used an app. */
    public record Visit(IdentityKey of, Instant at) {}

    /** The channel keys of a person, newest first. */
    public record EncryptKeysOf(IdentityKey of, List<UserEncryptKey> keys) {}
}
