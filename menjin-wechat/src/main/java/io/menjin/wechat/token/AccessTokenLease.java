package io.menjin.wechat.token;

/** The right of one node to fetch the token of one app. Used by one thread. */
public interface AccessTokenLease extends AutoCloseable {

    /** Makes the token the newest one for all nodes. Does nothing when the lease has ended by itself. */
    void publish(HeldAccessToken token);

    /** Gives the lease back. */
    @Override
    void close();
}
