package io.menjin.emulator.internal.world;

import java.util.Comparator;

/** Names one user of one app. */
public record IdentityKey(String appId, String userId) {

    /** By app, then by user: the order of a snapshot. */
    public static final Comparator<IdentityKey> ORDER =
            Comparator.comparing(IdentityKey::appId).thenComparing(IdentityKey::userId);
}
