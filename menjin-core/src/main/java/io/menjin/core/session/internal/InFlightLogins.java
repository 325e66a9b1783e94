package io.menjin.core.session.internal;

import io.menjin.core.account.AccountId;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

/**
 * Knows which logins of this node were under way when all sessions of an account were ended. Thread-safe.
 *
 * <p>The epoch alone does not catch a login that is still waiting for WeChat when everything ends: it reads the account
 * afterwards, in its new epoch. So every login takes a number when it starts, and every ending writes down the number
 * reached by then, before and after; a login that starts before either, or ends between them, must not live.
 */
public final class InFlightLogins {

    private long sequence;
    private final TreeSet<Long> running = new TreeSet<>();
    private final Map<AccountId, Ending> endings = new HashMap<>();

    /** A login starts. Close what this returns when it is over, however it ends. */
    public synchronized Start start() {
        long number = ++sequence;
        running.add(number);
        return new Start(number);
    }

    /** The sessions of an account begin to end. */
    public synchronized void begin(AccountId id) {
        Ending ending = endings.computeIfAbsent(id, unused -> new Ending());
        ending.underWay++;
        ending.last = ++sequence;
    }

    /** The sessions of an account have ended, or the attempt has failed. */
    public synchronized void finish(AccountId id) {
        Ending ending = endings.get(id);
        if (ending != null) {
            ending.underWay--;
            ending.last = ++sequence;
            forgetOld();
        }
    }

    private synchronized void over(long number) {
        running.remove(number);
        if (!endings.isEmpty()) {
            forgetOld();
        }
    }

    private synchronized boolean hits(AccountId id, long number) {
        Ending ending = endings.get(id);
        return ending != null && (ending.underWay > 0 || ending.last > number);
    }

    /** An ending matters as long as a login that started before it is under way. */
    private void forgetOld() {
        long oldest = running.isEmpty() ? Long.MAX_VALUE : running.first();
        endings.values().removeIf(ending -> ending.underWay == 0 && ending.last < oldest);
    }

    /** How many endings are remembered. */
    synchronized int remembered() {
        return endings.size();
    }

    private static final class Ending {
        int underWay;
        long last;
    }

    /** A login under way. */
    public final class Start implements AutoCloseable {

        private final long number;

        private Start(long number) {
            this.number = number;
        }

        /** Whether all sessions of this account were or are being ended since this login started. */
        public boolean isRevoked(AccountId id) {
            return hits(id, number);
        }

        @Override
        public void close() {
            over(number);
        }
    }
}
