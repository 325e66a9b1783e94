package io.menjin.it.chaos;

/** A database server in a process of its own, which can be ended and started again on the same port and data. */
interface DatabaseServer extends AutoCloseable {

    int port();

    /** The address of its database as seen through another port. */
    String jdbcUrl(int through);

    /** Ends it as operators do in a hurry: clients are thrown out. Returns when it is gone. */
    void stop();

    /** {@code kill -9} of the server; returns when it is gone. */
    void kill();

    /** Starts it again; returns when it answers. */
    void start();

    /** How many clients are connected beside the one who asks. */
    int clients();

    @Override
    void close();
}
