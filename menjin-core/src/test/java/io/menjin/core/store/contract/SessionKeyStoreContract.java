package io.menjin.core.store.contract;

import static io.menjin.core.store.contract.Samples.APP;
import static io.menjin.core.store.contract.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.core.account.OpenId;
import io.menjin.core.store.SealedSessionKey;
import io.menjin.core.store.SessionKeyStore;
import io.menjin.core.testkit.Race;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What every {@link SessionKeyStore} must do. */
public abstract class SessionKeyStoreContract {

    private final OpenId openId = Samples.openId();

    /** The stores under test, the same for all tests of a class. */
    protected abstract Stores stores();

    @Test
    void hasNoKeysOfAStranger() {
        assertThat(keys().keys(APP, openId)).isEmpty();
    }

    @Test
    void keepsKeysOfDifferentIdentitiesApart() {
        SealedSessionKey key = add(Samples.key(NOW));
        assertThat(keys().keys(APP, openId)).containsExactly(key);
        assertThat(keys().keys(Samples.OTHER_APP, openId)).isEmpty();
        assertThat(keys().keys(APP, Samples.openId())).isEmpty();
    }

    @Test
    void ordersKeysByWhenTheyWereObtainedAndNotByWhenTheyCame() {
        SealedSessionKey second = add(Samples.key(NOW.plusMillis(2)));
        SealedSessionKey first = add(Samples.key(NOW.plusMillis(1)));
        SealedSessionKey third = add(Samples.key(NOW.plusMillis(3)));
        assertThat(keys().keys(APP, openId)).containsExactly(third, second, first);
    }

    @Test
    void keepsTheNewestThree() {
        add(Samples.key(NOW));
        SealedSessionKey second = add(Samples.key(NOW.plusMillis(1)));
        SealedSessionKey third = add(Samples.key(NOW.plusMillis(2)));
        SealedSessionKey fourth = add(Samples.key(NOW.plusMillis(3)));
        assertThat(keys().keys(APP, openId)).containsExactly(fourth, third, second);
    }

    @Test
    void takesTheOneThatCameLastForTheNewestOfKeysOfOneMoment() {
        add(Samples.key(NOW));
        SealedSessionKey second = add(Samples.key(NOW));
        SealedSessionKey third = add(Samples.key(NOW));
        SealedSessionKey fourth = add(Samples.key(NOW));
        assertThat(keys().keys(APP, openId)).containsExactly(fourth, third, second);
    }

    @Test
    void doesNotPushOutNewerKeysForAnOldOneThatComesLate() {
        SealedSessionKey second = add(Samples.key(NOW.plusMillis(1)));
        SealedSessionKey third = add(Samples.key(NOW.plusMillis(2)));
        SealedSessionKey fourth = add(Samples.key(NOW.plusMillis(3)));
        add(Samples.key(NOW));
        assertThat(keys().keys(APP, openId)).containsExactly(fourth, third, second);
    }

    @Test
    void takesTheLaterTimeOfAKeyThatComesAgain() {
        SealedSessionKey key = add(Samples.key(NOW));
        SealedSessionKey other = add(Samples.key(NOW.plusMillis(1)));
        SealedSessionKey again = new SealedSessionKey(key.fingerprint(), Samples.sealed(), NOW.plusMillis(2));
        add(again);
        assertThat(keys().keys(APP, openId))
                .extracting(SealedSessionKey::fingerprint)
                .containsExactly(key.fingerprint(), other.fingerprint());
        assertThat(keys().keys(APP, openId).get(0).obtainedAt()).isEqualTo(again.obtainedAt());

        add(new SealedSessionKey(key.fingerprint(), Samples.sealed(), NOW.minusMillis(5)));
        assertThat(keys().keys(APP, openId).get(0).obtainedAt()).isEqualTo(again.obtainedAt());
    }

    @Test
    void forgetsOneIdentityOnly() {
        OpenId other = Samples.openId();
        SealedSessionKey kept = Samples.key(NOW);
        add(Samples.key(NOW));
        keys().add(APP, other, kept);
        keys().forget(APP, openId);
        assertThat(keys().keys(APP, openId)).isEmpty();
        assertThat(keys().keys(APP, other)).containsExactly(kept);
    }

    @Test
    void keepsTheNewestThreeOfManyThatComeAtOnce() {
        AtomicInteger next = new AtomicInteger();
        try (Race race = new Race()) {
            race.run(12, () -> add(Samples.key(NOW.plusMillis(next.getAndIncrement()))))
                    .forEach(Race.Result::get);
        }
        assertThat(keys().keys(APP, openId))
                .extracting(SealedSessionKey::obtainedAt)
                .containsExactly(NOW.plusMillis(11), NOW.plusMillis(10), NOW.plusMillis(9));
    }

    private SessionKeyStore keys() {
        return stores().sessionKeys();
    }

    private SealedSessionKey add(SealedSessionKey key) {
        keys().add(APP, openId, key);
        return key;
    }
}
