package io.menjin.spring.settings;

import io.menjin.core.store.StoreUnavailableException;
import io.menjin.spring.diagnostics.Misconfigurations;
import io.menjin.spring.diagnostics.StoreMisconfigurations;
import io.menjin.spring.properties.StoreProperties;
import io.menjin.store.jdbc.JdbcStoreSettings;
import io.menjin.store.jdbc.JdbcStores;
import io.menjin.store.jdbc.StoreInUseException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;

/** Opens the database that {@code menjin.store} names. */
public final class StoreOpening {
    /** The embedded database's file in the data folder. */
    public static final String FILE = "menjin.db";

    private static final String SQLITE = "jdbc:sqlite:";
    private static final String POSTGRESQL = "org.postgresql.Driver";

    private StoreOpening() {}

    /**
     * Opens the stores.
     *
     * @param dataFolder asked for only when the database is embedded
     * @param applicationDataSource asked for only when it is to be used; null when the application has not exactly one
     * @throws org.springframework.boot.diagnostics.FailureAnalyzedException when they cannot be opened
     */
    public static JdbcStores open(
            StoreProperties properties,
            Supplier<Path> dataFolder,
            Supplier<@Nullable DataSource> applicationDataSource,
            SecureRandom random) {
        if (properties.useApplicationDataSource()) {
            DataSource dataSource = applicationDataSource.get();
            if (dataSource == null) {
                throw StoreMisconfigurations.noDataSource();
            }
            return open(common(JdbcStoreSettings.forDataSource(dataSource), properties, random), false);
        }
        String url = properties.jdbcUrl() != null
                ? properties.jdbcUrl()
                : SQLITE + dataFolder.get().resolve(FILE);
        requireDriver(url);
        Placeholders.requireResolved("menjin.store.password", properties.password());
        return open(
                common(JdbcStoreSettings.forUrl(url), properties, random)
                        .username(properties.username())
                        .password(properties.password()),
                url.regionMatches(true, 0, SQLITE, 0, SQLITE.length()));
    }

    private static JdbcStoreSettings.Builder common(
            JdbcStoreSettings.Builder settings, StoreProperties properties, SecureRandom random) {
        try {
            return settings.poolSize(properties.maxPoolSize())
                    .patience(properties.patience())
                    .answerLimit(properties.answerLimit())
                    .migrate(properties.migrate())
                    .random(random);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw Misconfigurations.invalid("menjin.store", e);
        }
    }

    private static JdbcStores open(JdbcStoreSettings.Builder settings, boolean embedded) {
        try {
            return JdbcStores.open(settings.build());
        } catch (StoreInUseException e) {
            throw StoreMisconfigurations.storeInUse(e.file(), e);
        } catch (StoreUnavailableException e) {
            throw embedded ? StoreMisconfigurations.fileUnusable(e) : StoreMisconfigurations.databaseUnreachable(e);
        } catch (IllegalArgumentException e) {
            throw StoreMisconfigurations.unknownDatabase(e);
        } catch (IllegalStateException e) {
            throw StoreMisconfigurations.schemaUnusable(e);
        }
    }

    private static void requireDriver(String url) {
        if (!url.matches("(?i)jdbc:(sqlite|postgresql|mysql|mariadb):.*")) {
            return;
        }
        try {
            DriverManager.getDriver(url);
        } catch (SQLException e) {
            // PostgreSQL's driver does not know addresses as its own that it cannot read.
            if (url.regionMatches(true, 0, "jdbc:postgresql:", 0, 16) && ClassUtils.isPresent(POSTGRESQL, null)) {
                throw StoreMisconfigurations.addressNotUnderstood(url, e);
            }
            throw StoreMisconfigurations.driverMissing(url, e);
        }
    }
}
