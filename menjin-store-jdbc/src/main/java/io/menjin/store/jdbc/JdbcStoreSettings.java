package io.menjin.store.jdbc;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Where the stores keep their data and how. Immutable. */
public final class JdbcStoreSettings {

    private final Builder values;

    private JdbcStoreSettings(Builder values) {
        this.values = values;
    }

    /**
     * A database by its address.
     *
     * @param url {@code jdbc:sqlite:<file>}, or an address of PostgreSQL, MySQL or MariaDB as its driver takes it
     */
    public static Builder forUrl(String url) {
        return new Builder(Objects.requireNonNull(url, "url"), null);
    }

    /**
     * An application's own pool of connections to PostgreSQL, MySQL or MariaDB. Closing the stores leaves it open. Its
     * user must own the schema, unless {@link Builder#migrate} is off.
     */
    public static Builder forDataSource(DataSource dataSource) {
        return new Builder(null, Objects.requireNonNull(dataSource, "dataSource"));
    }

    @Nullable
    String url() {
        return values.url;
    }

    @Nullable
    DataSource dataSource() {
        return values.dataSource;
    }

    @Nullable
    String username() {
        return values.username;
    }

    @Nullable
    DatabasePassword password() {
        return values.password;
    }

    int poolSize() {
        return values.poolSize;
    }

    Duration patience() {
        return values.patience;
    }

    Duration answerLimit() {
        return values.answerLimit;
    }

    int writeQueue() {
        return values.writeQueue;
    }

    boolean migrate() {
        return values.migrate;
    }

    SecureRandom random() {
        return values.random;
    }

    /** Collects settings; every one has a default. Not thread-safe. */
    public static final class Builder {

        private static final int POOL_SIZE = 10;
        private static final Duration PATIENCE = Duration.ofSeconds(5);
        private static final Duration ANSWER_LIMIT = Duration.ofSeconds(10);
        private static final int WRITE_QUEUE = 4096;

        private final @Nullable String url;
        private final @Nullable DataSource dataSource;
        private @Nullable String username;
        private @Nullable DatabasePassword password;
        private int poolSize = POOL_SIZE;
        private Duration patience = PATIENCE;
        private Duration answerLimit = ANSWER_LIMIT;
        private int writeQueue = WRITE_QUEUE;
        private boolean migrate = true;
        private SecureRandom random = new SecureRandom();

        private Builder(@Nullable String url, @Nullable DataSource dataSource) {
            this.url = url;
            this.dataSource = dataSource;
        }

        private Builder(Builder other) {
            this.url = other.url;
            this.dataSource = other.dataSource;
            this.username = other.username;
            this.password = other.password;
            this.poolSize = other.poolSize;
            this.patience = other.patience;
            this.answerLimit = other.answerLimit;
            this.writeQueue = other.writeQueue;
            this.migrate = other.migrate;
            this.random = other.random;
        }

        /** The database user; by default what the address says. */
        public Builder username(@Nullable String name) {
            this.username = name;
            return this;
        }

        public Builder password(@Nullable DatabasePassword secret) {
            this.password = secret;
            return this;
        }

        /** Most connections at once; with SQLite most readers at once, beside the writer. Default 10. */
        public Builder poolSize(int connections) {
            this.poolSize = positive("poolSize", connections);
            return this;
        }

        /** How long a call may wait for its turn: a connection, or the SQLite writer. Default 5 seconds. */
        public Builder patience(Duration duration) {
            this.patience = positive("patience", duration);
            return this;
        }

        /**
         * How long a database server may be silent before its connection counts as lost, and how long it keeps a
         * transaction open whose node is silent. Default 10 seconds.
         */
        public Builder answerLimit(Duration duration) {
            this.answerLimit = positive("answerLimit", duration);
            return this;
        }

        /** How many writes may wait for the SQLite writer; the next one is refused. Default 4096. */
        public Builder writeQueue(int writes) {
            this.writeQueue = positive("writeQueue", writes);
            return this;
        }

        /**
         * Whether opening brings the schema up to date (the default). Without, it must be so already, brought by
         * somebody with more rights.
         */
        public Builder migrate(boolean doMigrate) {
            this.migrate = doMigrate;
            return this;
        }

        /** Where the jitter between attempts of a transaction comes from. */
        public Builder random(SecureRandom source) {
            this.random = Objects.requireNonNull(source, "random");
            return this;
        }

        public JdbcStoreSettings build() {
            return new JdbcStoreSettings(new Builder(this));
        }

        private static int positive(String name, int value) {
            if (value < 1) {
                throw new IllegalArgumentException(name + " must be positive, not " + value);
            }
            return value;
        }

        private static Duration positive(String name, Duration value) {
            if (value.compareTo(Duration.ofSeconds(1)) < 0) {
                throw new IllegalArgumentException(name + " must be a second at least, not " + value);
            }
            return value;
        }
    }
}
