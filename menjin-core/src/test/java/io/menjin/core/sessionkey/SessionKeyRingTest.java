package io.menjin.core.sessionkey;

import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.core.account.OpenId;
import io.menjin.core.crypto.AesGcmVault;
import io.menjin.core.crypto.MasterKey;
import io.menjin.core.crypto.MasterKeys;
import io.menjin.core.crypto.Vault;
import io.menjin.core.secret.SessionKey;
import io.menjin.core.sessionkey.SessionKeyRing.RingKey;
import io.menjin.core.source.AppId;
import io.menjin.core.store.SealedSessionKey;
import io.menjin.core.store.SessionKeyStore;
import io.menjin.core.store.memory.MemoryStores;
import io.menjin.core.testkit.Blobs;
import io.menjin.core.testkit.TestCore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SessionKeyRingTest {

    private static final AppId APP = new AppId("wx1");
    private static final OpenId OPEN_ID = new OpenId("o-1");
    private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");

    private final MasterKey first = MasterKey.generate("k1", TestCore.RANDOM);
    private final MasterKey second = MasterKey.generate("k2", TestCore.RANDOM);
    private final SessionKeyStore store = MemoryStores.create().sessionKeys();
    private final SessionKeyRing ring = new SessionKeyRing(store, vault(first));

    @Test
    void opensKeysAcrossARotation() {
        SessionKey before = Blobs.newKey();
        SessionKey after = Blobs.newKey();
        add(ring, before, 1);
        SessionKeyRing rotated = new SessionKeyRing(store, vault(second, first));
        add(rotated, after, 2);
        assertThat(rotated.keys(APP, OPEN_ID)).extracting(RingKey::key).containsExactly(after, before);
    }

    @Test
    void leavesOutAKeyWhoseMasterKeyIsGone() {
        add(ring, Blobs.newKey(), 1);
        SessionKeyRing rekeyed = new SessionKeyRing(store, vault(second));
        SessionKey after = Blobs.newKey();
        add(rekeyed, after, 2);
        assertThat(rekeyed.keys(APP, OPEN_ID)).extracting(RingKey::key).containsExactly(after);
        assertThat(rekeyed.newest(APP, OPEN_ID)).map(RingKey::key).contains(after);
    }

    @Test
    void knowsTheSameKeyAgainWithoutShowingIt() {
        SessionKey key = Blobs.newKey();
        SealedSessionKey one = ring.seal(APP, OPEN_ID, key, NOW);
        SealedSessionKey again = ring.seal(APP, OPEN_ID, key, NOW);
        assertThat(again.fingerprint()).isEqualTo(one.fingerprint());
        assertThat(again.key()).isNotEqualTo(one.key());
        assertThat(one.toString()).doesNotContain(key.reveal());
        // Two people with the same key could not be told from their fingerprints.
        assertThat(ring.seal(APP, new OpenId("o-2"), key, NOW).fingerprint()).isNotEqualTo(one.fingerprint());
    }

    /** The model: of all that came, each key at its latest time, the newest three. */
    @Property
    void keepsTheNewestThreeInWhateverOrderTheyCome(@ForAll @Size(max = 12) List<@IntRange(max = 5) Integer> keys) {
        SessionKeyRing fresh = new SessionKeyRing(MemoryStores.create().sessionKeys(), vault(first));
        List<SessionKey> values = new ArrayList<>();
        for (int i = 0; i <= 5; i++) {
            values.add(Blobs.newKey());
        }
        Map<SessionKey, Integer> latest = new LinkedHashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            // Times that go back and forth, and never twice the same.
            int second = (i * 7) % 13;
            SessionKey key = values.get(keys.get(i));
            add(fresh, key, second);
            latest.merge(key, second, Math::max);
        }
        List<SessionKey> expected = latest.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .limit(SessionKeyStore.CAPACITY)
                .map(Map.Entry::getKey)
                .toList();
        List<SessionKey> kept =
                fresh.keys(APP, OPEN_ID).stream().map(RingKey::key).toList();
        assertThat(kept).isEqualTo(expected);
    }

    private static void add(SessionKeyRing ring, SessionKey key, int second) {
        ring.add(APP, OPEN_ID, ring.seal(APP, OPEN_ID, key, NOW.plusSeconds(second)));
    }

    private static Vault vault(MasterKey... keys) {
        return new AesGcmVault(MasterKeys.of(keys), TestCore.RANDOM);
    }
}
