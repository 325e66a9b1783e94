package io.menjin.core.store;

import io.menjin.core.crypto.Digest;
import java.time.Duration;
import java.util.Optional;

/**
 * Values that one node obtains for all, and the leases that decide which node. Thread-safe. Fails as {@link AccountStore}
 * does.
 *
 * <p>Leases end and values age by the clock of the store, so it does no harm when those of the nodes differ by minutes.
 */
public interface SharedValueStore {

    /** The value under this name that was published last and not dropped since. */
    Optional<SharedValue> find(String name);

    /** Removes a value, only if it is still this one. */
    void drop(String name, Digest mark);

    /**
     * Tries to become the one that obtains the next value.
     *
     * @param atMost after this time the lease ends by itself, so that a node that dies holds up nobody
     * @return empty when somebody else has the lease
     */
    Optional<Lease> tryLease(String name, Duration atMost);

    /** The right to publish. Used by one thread. */
    interface Lease extends AutoCloseable {

        /**
         * Publishes a value; does nothing when somebody else has got the lease since.
         *
         * @param value its age is how old it is by now
         */
        void publish(SharedValue value);

        /** Gives the lease back, if it is still this one's. */
        @Override
        void close();
    }
}
