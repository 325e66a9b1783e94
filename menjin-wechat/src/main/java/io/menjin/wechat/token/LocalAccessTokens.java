package io.menjin.wechat.token;

import io.menjin.core.source.AppId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** {@link SharedAccessTokens} within one process: right for a service of one node, and for several clients in a test. */
public final class LocalAccessTokens implements SharedAccessTokens {

    private record Entry(
            @Nullable HeldAccessToken token, @Nullable Lease lease) {}

    private final Map<AppId, Entry> entries = new ConcurrentHashMap<>();
    private final InstantSource clock;

    public LocalAccessTokens(InstantSource clock) {
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    @Override
    public Optional<HeldAccessToken> find(AppId appId) {
        Entry entry = entries.get(appId);
        return entry == null ? Optional.empty() : Optional.ofNullable(entry.token());
    }

    @Override
    public void drop(AppId appId, AccessToken refused) {
        entries.computeIfPresent(appId, (id, entry) -> {
            HeldAccessToken kept = entry.token();
            return kept != null && kept.token().equals(refused) ? new Entry(null, entry.lease()) : entry;
        });
    }

    @Override
    public Optional<AccessTokenLease> tryLease(AppId appId, Duration atMost) {
        Instant now = clock.instant();
        Lease wanted = new Lease(appId, now.plus(atMost));
        Entry entry = entries.compute(appId, (id, old) -> {
            if (old == null) {
                return new Entry(null, wanted);
            }
            Lease current = old.lease();
            return current != null && now.isBefore(current.end) ? old : new Entry(old.token(), wanted);
        });
        return entry.lease() == wanted ? Optional.of(wanted) : Optional.empty();
    }

    private final class Lease implements AccessTokenLease {

        private final AppId appId;
        private final Instant end;

        private Lease(AppId appId, Instant end) {
            this.appId = appId;
            this.end = end;
        }

        @Override
        public void publish(HeldAccessToken token) {
            entries.computeIfPresent(appId, (id, entry) -> entry.lease() == this ? new Entry(token, this) : entry);
        }

        @Override
        public void close() {
            entries.computeIfPresent(
                    appId, (id, entry) -> entry.lease() == this ? new Entry(entry.token(), null) : entry);
        }
    }
}
