package io.menjin.emulator.internal.world;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.menjin.emulator.internal.crypto.Digests;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Collection;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Predicate;

/** The phone data of the last three days. */
public final class PhoneTaps {

    private static final Duration REMEMBERED = Duration.ofDays(3);

    private final Deque<PhoneTapRecord> oldestFirst = new ArrayDeque<>();

    public void remember(String appId, SealedData sealed, Instant now) {
        oldestFirst.addLast(new PhoneTapRecord(
                appId,
                Digests.sha256Hex(sealed.encryptedData().getBytes(UTF_8)),
                Digests.sha256Hex(Base64.getDecoder().decode(sealed.encryptedData())),
                now));
        while (isForgotten(oldestFirst.getFirst(), now)) {
            oldestFirst.removeFirst();
        }
    }

    public Optional<PhoneTapRecord> find(Predicate<PhoneTapRecord> filter, Instant now) {
        return oldestFirst.stream()
                .filter(tap -> !isForgotten(tap, now))
                .filter(filter)
                .findFirst();
    }

    Collection<PhoneTapRecord> all() {
        return oldestFirst;
    }

    private static boolean isForgotten(PhoneTapRecord tap, Instant now) {
        return tap.tappedAt().plus(REMEMBERED).isBefore(now);
    }
}
