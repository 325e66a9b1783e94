package io.menjin.core.session.internal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.menjin.core.account.AccountId;
import io.menjin.core.crypto.Digest;
import io.menjin.core.crypto.internal.SipHash;
import io.menjin.core.crypto.internal.SipHash.Hash128;
import io.menjin.core.session.Authenticated;
import io.menjin.core.session.SessionCacheSettings;
import io.menjin.core.session.SessionCacheStatistics;
import io.menjin.core.store.ChangeFeed;
import io.menjin.core.token.TokenCodec;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Remembers on this node whom good tokens stand for. Thread-safe.
 *
 * <p>Only tokens that were good are in it. They are found by a hash under a key of this process: it is not the token, and
 * the time that a look-up takes tells nothing about tokens.
 */
public final class NearCache implements ChangeFeed.Listener {

    private final @Nullable Cache<Hash128, Entry> entries;
    /** The latest time at which anything was remembered: enough to drop what is too old, and nothing to read at a hit. */
    private final AtomicLong newestNanos = new AtomicLong();

    private final SipHash keys;
    private final Stamps stamps = new Stamps();
    private final long stalenessMillis;
    private final long maxAgeMillis;
    private final LongAdder hits = new LongAdder();
    private final LongAdder misses = new LongAdder();
    private final LongAdder changes = new LongAdder();
    private volatile long confirmedUntil = Long.MIN_VALUE;

    public NearCache(SessionCacheSettings settings, SecureRandom random) {
        this.entries = settings.maxEntries() == 0
                ? null
                : Caffeine.newBuilder()
                        .maximumSize(settings.maxEntries())
                        .expireAfterWrite(settings.maxAge())
                        .ticker(newestNanos::get)
                        .build();
        this.keys = SipHash.keyed(random);
        this.stalenessMillis = TimeUnit.MILLISECONDS.convert(settings.staleness());
        this.maxAgeMillis = TimeUnit.MILLISECONDS.convert(settings.maxAge());
    }

    /** The key of a text, or null when it cannot be a token or nothing is remembered. */
    public @Nullable Hash128 key(String bearer) {
        return entries == null || bearer.length() != TokenCodec.LENGTH
                ? null
                : keys.hash(bearer.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Whom a token stands for now, unless a store has to be asked.
     *
     * @param now milliseconds since 1970
     */
    public @Nullable Authenticated find(@Nullable Hash128 key, long now) {
        if (entries != null && key != null) {
            Entry entry = entries.getIfPresent(key);
            if (entry != null && isGood(entry, now)) {
                hits.increment();
                return entry.answer;
            }
        }
        return null;
    }

    /** A check goes to the stores. */
    public void missed() {
        misses.increment();
    }

    /** Whether nothing can change without this cache being told at once. */
    public boolean isExact() {
        return entries != null && confirmedUntil == Long.MAX_VALUE;
    }

    /** What was remembered last, good or not. */
    public @Nullable Authenticated last(@Nullable Hash128 key) {
        Entry entry = entries == null || key == null ? null : entries.getIfPresent(key);
        return entry == null ? null : entry.answer;
    }

    /** The stamp to be taken before the stores are asked. */
    public long stamp() {
        return stamps.now();
    }

    /**
     * Remembers an answer.
     *
     * @param stamp taken before the stores were asked
     * @param readAt the time before the stores were asked
     * @param goodUntil when something is to be done about the session: it ends or is to be renewed
     */
    public void put(@Nullable Hash128 key, Authenticated answer, long stamp, Instant readAt, Instant goodUntil) {
        if (entries != null && key != null) {
            long millis = Millis.of(readAt);
            newestNanos.accumulateAndGet(TimeUnit.MILLISECONDS.toNanos(millis), Math::max);
            entries.put(key, new Entry(answer, stamp, millis, Millis.of(goodUntil)));
        }
    }

    /** How often it helped. */
    public SessionCacheStatistics statistics() {
        long size = entries == null ? 0 : entries.estimatedSize();
        return new SessionCacheStatistics(hits.sum(), misses.sum(), changes.sum(), size);
    }

    @Override
    public void sessionChanged(Digest tokenHash) {
        changes.increment();
        stamps.changed(tokenHash.hashCode());
    }

    @Override
    public void accountChanged(AccountId id) {
        changes.increment();
        stamps.changed(id.hashCode());
    }

    @Override
    public void upToDate(Instant asOf) {
        long millis = Millis.of(asOf);
        confirmedUntil = millis > Long.MAX_VALUE - stalenessMillis ? Long.MAX_VALUE : millis + stalenessMillis;
    }

    @Override
    public void lost() {
        confirmedUntil = Long.MIN_VALUE;
        changes.increment();
        stamps.everythingChanged();
        if (entries != null) {
            entries.invalidateAll();
        }
    }

    private boolean isGood(Entry entry, long now) {
        long age = now - entry.readAt;
        // Before it was read: the clock was set back, and nobody knows how old it is.
        return age >= 0
                && now < entry.goodUntil
                && (age < stalenessMillis || (now < confirmedUntil && age < maxAgeMillis))
                && stamps.isCurrent(entry.stamp, entry.sessionHash, entry.accountHash);
    }

    /** An answer, with what decides whether it still holds; times in milliseconds since 1970, rounded down, so none lasts longer than it may. */
    private static final class Entry {
        final Authenticated answer;
        final long stamp;
        final long readAt;
        final long goodUntil;
        final int sessionHash;
        final int accountHash;

        Entry(Authenticated answer, long stamp, long readAt, long goodUntil) {
            this.answer = answer;
            this.stamp = stamp;
            this.readAt = readAt;
            this.goodUntil = goodUntil;
            this.sessionHash = answer.session().tokenHash().hashCode();
            this.accountHash = answer.account().id().hashCode();
        }
    }
}
