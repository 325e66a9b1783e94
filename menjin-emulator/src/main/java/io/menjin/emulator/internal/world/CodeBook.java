package io.menjin.emulator.internal.world;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The codes of one kind. Dead codes are remembered for a while, only to explain a refusal. */
public final class CodeBook {

    private static final Duration REMEMBERED = Duration.ofHours(1);

    private final Map<String, IssuedCode> codes = new LinkedHashMap<>();

    public void issue(IssuedCode code) {
        forgetDead(code.issuedAt());
        codes.put(code.code(), code);
    }

    public @Nullable IssuedCode find(String code) {
        return codes.get(code);
    }

    public void markUsed(IssuedCode code, Instant now) {
        codes.put(code.code(), code.used(now));
    }

    void restore(IssuedCode code) {
        codes.put(code.code(), code);
    }

    Collection<IssuedCode> all() {
        return codes.values();
    }

    private void forgetDead(Instant now) {
        Iterator<IssuedCode> oldestFirst = codes.values().iterator();
        while (oldestFirst.hasNext()
                && oldestFirst.next().expiresAt().plus(REMEMBERED).isBefore(now)) {
            oldestFirst.remove();
        }
    }
}
