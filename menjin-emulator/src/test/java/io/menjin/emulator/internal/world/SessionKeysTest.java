package io.menjin.emulator.internal.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.emulator.EmulatorSettings;
import io.menjin.emulator.KeyRotation;
import io.menjin.emulator.Settings;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class SessionKeysTest {

    private static final IdentityKey ALICE = new IdentityKey("wxemu1", "alice");
    private static final Instant START = Instant.parse("2026-11-21T08:00:00Z");
    private static final EmulatorSettings DEFAULTS = EmulatorSettings.defaults();

    private final SessionKeys keys = new SessionKeys(new Ids(new SecureRandom()));

    @Test
    void keepsAYoungKeyAtLogin() {
        SessionKey first = keys.login(ALICE, START, DEFAULTS);

        SessionKey second = keys.login(ALICE, START.plus(Duration.ofMinutes(5)).minusMillis(1), DEFAULTS);

        assertThat(second.value()).isEqualTo(first.value());
    }

    @Test
    void replacesAKeyOfTheMinimumPeriodAtLogin() {
        SessionKey first = keys.login(ALICE, START, DEFAULTS);

        SessionKey second = keys.login(ALICE, START.plus(Duration.ofMinutes(5)), DEFAULTS);

        assertThat(second.value()).isNotEqualTo(first.value());
        assertThat(second.version()).isEqualTo(first.version() + 1);
    }

    @Test
    void replacesAtEveryLoginOrNeverWhenTold() {
        EmulatorSettings always = DEFAULTS.with(Settings.SESSION_KEY_ROTATION, KeyRotation.ALWAYS);
        EmulatorSettings never = DEFAULTS.with(Settings.SESSION_KEY_ROTATION, KeyRotation.NEVER);
        SessionKey first = keys.login(ALICE, START, always);
        SessionKey second = keys.login(ALICE, START, always);
        SessionKey third = keys.login(ALICE, START.plus(Duration.ofDays(2)), never);

        assertThat(second.value()).isNotEqualTo(first.value());
        assertThat(third.value()).isEqualTo(second.value());
    }

    @Test
    void livesOnByUse() {
        SessionKey first = keys.login(ALICE, START, DEFAULTS);
        keys.use(ALICE, START.plus(Duration.ofDays(2)), DEFAULTS);

        assertThat(keys.use(ALICE, START.plus(Duration.ofDays(4)), DEFAULTS).value())
                .isEqualTo(first.value());
    }

    @Property
    void followsTheModelWhateverHappens(@ForAll("steps") List<Step> steps) {
        SessionKeys keys = new SessionKeys(new Ids(new SecureRandom()));
        Model model = new Model();
        Instant now = START;
        for (Step step : steps) {
            now = now.plus(step.after());
            model.take(step.action(), now);
            SessionKey before = keys.peek(ALICE);
            apply(keys, step.action(), now);
            SessionKey after = keys.peek(ALICE);

            assertThat(after != null && after.isAlive(now)).isEqualTo(model.isAlive(now));
            assertThat(after == null ? 0 : after.version()).isEqualTo(model.version);
            if (before != null && after != null) {
                // One key at a time, and a value never comes back.
                assertThat(after.value().equals(before.value())).isEqualTo(after.version() == before.version());
                assertThat(after.expiresAt()).isEqualTo(model.expiresAt);
            }
        }
    }

    private static void apply(SessionKeys keys, Action action, Instant now) {
        SessionKey key = keys.peek(ALICE);
        switch (action) {
            case LOGIN -> keys.login(ALICE, now, DEFAULTS);
            case USE -> keys.use(ALICE, now, DEFAULTS);
            case ROTATE -> keys.rotate(ALICE, now, DEFAULTS);
            case EXPIRE -> keys.expire(ALICE, now);
            case RESET -> {
                if (key != null && key.isAlive(now)) {
                    keys.reset(ALICE, key, now);
                }
            }
        }
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Duration> gaps = Arbitraries.of(
                Duration.ZERO,
                Duration.ofSeconds(1),
                Duration.ofMinutes(4),
                Duration.ofMinutes(5),
                Duration.ofDays(1),
                Duration.ofDays(3),
                Duration.ofDays(4));
        return Combinators.combine(Arbitraries.of(Action.class), gaps)
                .as(Step::new)
                .list()
                .ofMaxSize(40);
    }

    enum Action {
        LOGIN,
        USE,
        ROTATE,
        EXPIRE,
        RESET
    }

    record Step(Action action, Duration after) {}

    /** The rules in other words: a version, when it was made and when it ends. */
    private static final class Model {

        private long version;
        private Instant madeAt = Instant.MIN;
        private Instant expiresAt = Instant.MIN;

        boolean isAlive(Instant now) {
            return version > 0 && expiresAt.compareTo(now) > 0;
        }

        void take(Action action, Instant now) {
            boolean alive = isAlive(now);
            boolean old = alive && Duration.between(madeAt, now).toMinutes() >= 5;
            switch (action) {
                case LOGIN -> renew(now, !alive || old);
                case USE -> renew(now, !alive);
                case ROTATE -> renew(now, true);
                case EXPIRE -> expiresAt = alive ? now : expiresAt;
                case RESET -> {
                    version = alive ? version + 1 : version;
                    madeAt = alive ? now : madeAt;
                }
            }
        }

        private void renew(Instant now, boolean replace) {
            if (replace) {
                version++;
                madeAt = now;
                expiresAt = now.plus(Duration.ofDays(3));
            } else if (now.plus(Duration.ofDays(3)).isAfter(expiresAt)) {
                expiresAt = now.plus(Duration.ofDays(3));
            }
        }
    }
}
