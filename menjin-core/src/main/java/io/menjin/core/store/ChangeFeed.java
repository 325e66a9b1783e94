package io.menjin.core.store;

import io.menjin.core.account.AccountId;
import io.menjin.core.crypto.Digest;
import java.time.Instant;

/**
 * How one node's near cache of token checks hears what other nodes have changed. Thread-safe.
 *
 * <p>What this node changes itself it drops by itself, with or without a feed. A store that can tell its clients of changes
 * (Redis: client-side caching) implements this port and feeds the {@link Listener}. It gives the bound its strength by
 * {@link Listener#upToDate}: a cached answer older than {@link io.menjin.core.session.SessionCacheSettings#staleness} is
 * used only if the feed has confirmed within that time that nothing is missing. So a connection that is half open, or
 * silent for whatever reason, makes checks slower and never makes them wrong.
 */
public interface ChangeFeed {

    /** Nothing is heard: other nodes may write and cannot tell. Cached answers are used for the staleness and no longer. */
    ChangeFeed NONE = new ChangeFeed() {
        @Override
        public void listen(Listener listener) {}

        @Override
        public void announce(AccountId id) {}
    };

    /** Nothing has to be heard: this process is the only one that writes, as with an SQLite file. */
    ChangeFeed ONE_PROCESS = new ChangeFeed() {
        @Override
        public void listen(Listener listener) {
            listener.upToDate(Instant.MAX);
        }

        @Override
        public void announce(AccountId id) {}
    };

    /**
     * Begins to feed a listener. Called once, before the first token is checked; it must neither wait for a connection nor
     * fail because there is none.
     */
    void listen(Listener listener);

    /**
     * Tells the other nodes that an account has changed here (state, epoch, profile, phone), after the commit and before
     * the caller is answered. It must not throw: nodes that cannot be told learn of it by the end of the staleness.
     *
     * <p>It matters where accounts and sessions are in different stores; a feed that sees changes of accounts itself has
     * nothing to do here.
     */
    void announce(AccountId id);

    /** What is told of changes: the near cache. Thread-safe; every method is cheap and never throws. */
    interface Listener {

        /** The session with this token hash was changed, ended or removed. */
        void sessionChanged(Digest tokenHash);

        /** An account was changed, or any session of it. */
        void accountChanged(AccountId id);

        /**
         * Every change made before this time has been told by now. Call it some times within each staleness, for example
         * with the time at which a PING was sent when its PONG comes back on the connection that brings the changes.
         */
        void upToDate(Instant asOf);

        /** Changes may have been missed (connection lost, queue overflown): everything cached is dropped. */
        void lost();
    }
}
