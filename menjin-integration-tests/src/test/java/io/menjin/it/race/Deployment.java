package io.menjin.it.race;

import io.menjin.it.harness.Effort;
import java.util.Arrays;
import java.util.stream.Stream;

/** How the service runs. Servers share nothing but what is named and the master key. */
enum Deployment {
    ONE_SERVER(1, Database.SQLITE, false),
    TWO_SERVERS(2, Database.POSTGRESQL, false),
    FOUR_SERVERS(4, Database.POSTGRESQL, false),
    /** Sessions in Redis, accounts in PostgreSQL. */
    TWO_SERVERS_ON_REDIS(2, Database.POSTGRESQL, true),
    FOUR_SERVERS_ON_REDIS(4, Database.POSTGRESQL, true),
    /** For what is decided by the database's own locks. */
    TWO_SERVERS_ON_MARIADB(2, Database.MARIADB, false);

    /** Where the accounts are. */
    enum Database {
        SQLITE,
        POSTGRESQL,
        MARIADB
    }

    private final int servers;
    private final Database database;
    private final boolean onRedis;

    Deployment(int servers, Database database, boolean onRedis) {
        this.servers = servers;
        this.database = database;
        this.onRedis = onRedis;
    }

    int servers() {
        return servers;
    }

    Database database() {
        return database;
    }

    boolean isOnRedis() {
        return onRedis;
    }

    /** Those of this run, by {@code menjin.it.deployments} where it names some; four servers are for long ones. */
    static Stream<Deployment> all() {
        String named = System.getProperty("menjin.it.deployments");
        if (named != null) {
            return Arrays.stream(named.split(",", -1)).map(Deployment::valueOf);
        }
        return Arrays.stream(values()).filter(deployment -> deployment.servers < 4 || Effort.isLong());
    }

    /** Where the database's own locks decide nothing. */
    static Stream<Deployment> allButMariadb() {
        return all().filter(deployment -> deployment.database != Database.MARIADB);
    }
}
