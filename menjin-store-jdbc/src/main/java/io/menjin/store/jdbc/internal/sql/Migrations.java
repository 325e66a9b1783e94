package io.menjin.store.jdbc.internal.sql;

import io.menjin.core.store.StoreUnavailableException;
import java.util.Arrays;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;

/** Brings the schema up to date, beside whatever an application keeps in the same schema. */
public final class Migrations {

    private static final String HISTORY_TABLE = "menjin_schema_history";

    private Migrations() {}

    /**
     * Applies what is missing, or makes sure that nothing is.
     *
     * @param migrate whether the schema may be changed
     * @throws IllegalStateException when it must not be changed and is not up to date, or cannot be brought there
     */
    public static void apply(DataSource source, Dialect dialect, boolean migrate) {
        Flyway flyway = Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(source)
                .locations("classpath:db/menjin/" + dialect.folder())
                .table(HISTORY_TABLE)
                // The application's own tables may be there, and its own Flyway with another history.
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .cleanDisabled(true)
                .load();
        try {
            if (migrate) {
                flyway.migrate();
            } else {
                requireCurrent(flyway);
            }
        } catch (FlywayException e) {
            throw SqlFailures.isUnavailability(e)
                    ? new StoreUnavailableException("the schema could not be read or written", e)
                    : new IllegalStateException("the schema could not be brought up to date: " + e.getMessage(), e);
        }
    }

    private static void requireCurrent(Flyway flyway) {
        MigrationInfo[] pending = flyway.info().pending();
        if (pending.length > 0) {
            String missing =
                    Arrays.stream(pending).map(MigrationInfo::getScript).collect(Collectors.joining(", "));
            throw new IllegalStateException("the schema lacks " + missing + " and may not be changed from here");
        }
    }
}
