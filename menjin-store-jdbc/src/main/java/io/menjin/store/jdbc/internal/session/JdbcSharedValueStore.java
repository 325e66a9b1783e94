package io.menjin.store.jdbc.internal.session;

import io.menjin.core.crypto.Digest;
import io.menjin.core.crypto.Sealed;
import io.menjin.core.store.SharedValue;
import io.menjin.core.store.SharedValueStore;
import io.menjin.store.jdbc.internal.sql.Checked;
import io.menjin.store.jdbc.internal.sql.Database;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;

/**
 * Shared values in SQL. Every lease of a name has a number, one more than the last; whoever writes names the number that it
 * believes to have, so one that was away for too long writes nothing.
 */
public final class JdbcSharedValueStore implements SharedValueStore {

    private static final int NAME_LENGTH = 128;

    private final Database database;
    private final String find;
    private final String take;
    private final String takeFirst;
    private final String publish;

    public JdbcSharedValueStore(Database database) {
        this.database = database;
        String now = database.dialect().nowMicros();
        this.find = "SELECT mark, key_id, sealed, lifetime, " + now + " - obtained_at AS age FROM menjin_shared_value"
                + " WHERE name = :name AND mark IS NOT NULL";
        this.take = "UPDATE menjin_shared_value SET lease = lease + 1, leased_until = " + now
                + " + :atMost WHERE name = :name AND leased_until <= " + now;
        this.takeFirst = database.dialect()
                .insertIfAbsent("menjin_shared_value", "name, lease, leased_until", ":name, 1, " + now + " + :atMost");
        this.publish = "UPDATE menjin_shared_value SET mark = :mark, key_id = :keyId, sealed = :sealed, obtained_at = "
                + now + " - :age, lifetime = :lifetime WHERE name = :name AND lease = :lease";
    }

    @Override
    public Optional<SharedValue> find(String name) {
        return database.read(
                "sharedValues.find",
                handle -> handle.createQuery(find)
                        .bind("name", checked(name))
                        .map((row, context) -> new SharedValue(
                                new Digest(row.getString("mark")),
                                new Sealed(row.getString("key_id"), row.getBytes("sealed")),
                                micros(row.getLong("age")),
                                micros(row.getLong("lifetime"))))
                        .findOne());
    }

    @Override
    public void drop(String name, Digest mark) {
        database.write(
                "sharedValues.drop",
                handle -> handle.createUpdate("UPDATE menjin_shared_value SET mark = NULL, key_id = NULL, sealed = NULL"
                                + " WHERE name = :name AND mark = :mark")
                        .bind("name", checked(name))
                        .bind("mark", mark.hex())
                        .execute());
    }

    @Override
    public Optional<Lease> tryLease(String name, Duration atMost) {
        long micros = micros(atMost);
        Optional<Long> number =
                database.transact("sharedValues.tryLease", handle -> take(handle, checked(name), micros));
        return number.map(lease -> new JdbcLease(name, lease));
    }

    private Optional<Long> take(Handle handle, String name, long atMost) {
        if (update(handle, take, name, atMost) > 0) {
            // The row is locked by the update, so this is the number that it has given.
            return Optional.of(handle.createQuery("SELECT lease FROM menjin_shared_value WHERE name = :name")
                    .bind("name", name)
                    .mapTo(Long.class)
                    .one());
        }
        return update(handle, takeFirst, name, atMost) > 0 ? Optional.of(1L) : Optional.empty();
    }

    private static int update(Handle handle, String sql, String name, long atMost) {
        return handle.createUpdate(sql)
                .bind("name", name)
                .bind("atMost", atMost)
                .execute();
    }

    private static String checked(String name) {
        return Checked.text("name", NAME_LENGTH, name);
    }

    private static long micros(Duration duration) {
        return TimeUnit.MICROSECONDS.convert(duration);
    }

    private static Duration micros(long micros) {
        return Duration.of(micros, ChronoUnit.MICROS);
    }

    private final class JdbcLease implements Lease {

        private final String name;
        private final long number;

        private JdbcLease(String name, long number) {
            this.name = name;
            this.number = number;
        }

        @Override
        public void publish(SharedValue value) {
            database.write(
                    "sharedValues.publish",
                    handle -> handle.createUpdate(publish)
                            .bind("mark", value.mark().hex())
                            .bind("keyId", value.sealed().keyId())
                            .bind("sealed", Checked.bytes("sealed", value.sealed()))
                            .bind("age", micros(value.age()))
                            .bind("lifetime", micros(value.lifetime()))
                            .bind("name", name)
                            .bind("lease", number)
                            .execute());
        }

        @Override
        public void close() {
            database.write(
                    "sharedValues.release",
                    handle -> handle.createUpdate(
                                    "UPDATE menjin_shared_value SET leased_until = 0 WHERE name = :name AND lease = :lease")
                            .bind("name", name)
                            .bind("lease", number)
                            .execute());
        }
    }
}
