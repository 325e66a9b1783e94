package io.menjin.spring.diagnostics;

import static io.menjin.spring.diagnostics.Misconfigurations.wrong;

import java.nio.file.Path;
import java.util.Locale;
import org.springframework.boot.diagnostics.FailureAnalyzedException;

/** Everything that can be wrong with the places where data are kept. No text repeats a secret. */
public final class StoreMisconfigurations {
    private StoreMisconfigurations() {}

    public static FailureAnalyzedException folderNotWritable(String property, Path folder, Exception cause) {
        return wrong(
                "The folder " + folder + " of " + property + " cannot be written: "
                        + cause.getClass().getSimpleName() + ".",
                "Give it to the user that runs this process, or name another one:\n\n" + property + "=/var/lib/menjin",
                cause);
    }

    public static FailureAnalyzedException storeInUse(Path file, Exception cause) {
        return wrong(
                "Another process has the embedded database " + file + " open.",
                "Stop that process, or give this one a data folder of its own:\n\nmenjin.data-dir=./data2\n\nTo run several"
                        + " nodes, use a database server:\n\nmenjin.store.jdbc-url=jdbc:postgresql://localhost/menjin",
                cause);
    }

    public static FailureAnalyzedException unknownDatabase(Exception cause) {
        return wrong("menjin.store.jdbc-url is not usable: " + cause.getMessage() + ".", """
                Name one of these, or remove the property for an embedded database in the data folder:

                menjin.store.jdbc-url=jdbc:postgresql://localhost:5432/menjin
                menjin.store.jdbc-url=jdbc:mariadb://localhost:3306/menjin
                menjin.store.jdbc-url=jdbc:sqlite:/var/lib/menjin/menjin.db
                """, cause);
    }

    public static FailureAnalyzedException driverMissing(String url, Exception cause) {
        String lower = url.toLowerCase(Locale.ROOT);
        String driver = lower.startsWith("jdbc:postgresql:")
                ? dependency("org.postgresql", "postgresql")
                : lower.startsWith("jdbc:mysql:")
                        ? dependency("com.mysql", "mysql-connector-j")
                        : lower.startsWith("jdbc:mariadb:")
                                ? dependency("org.mariadb.jdbc", "mariadb-java-client")
                                : dependency("org.xerial", "sqlite-jdbc");
        return wrong(
                "There is no JDBC driver for menjin.store.jdbc-url (" + scheme(url) + ").",
                "Add the driver; Spring Boot knows its version:\n\n" + driver
                        + (lower.startsWith("jdbc:mysql:")
                                ? "\n\nor use MariaDB's driver, which speaks to MySQL, too:\n\n"
                                        + "menjin.store.jdbc-url=jdbc:mariadb:"
                                        + withoutOptions(url).substring(11)
                                : ""),
                cause);
    }

    public static FailureAnalyzedException fileUnusable(Exception cause) {
        return wrong(
                "The embedded database cannot be opened: " + ConnectionFailures.reason(cause) + ".",
                "If a backup put something else in its place, put the right file back. Else name another one, or remove the"
                        + " property for menjin.db in the data folder:\n\n"
                        + "menjin.store.jdbc-url=jdbc:sqlite:/var/lib/menjin/menjin.db",
                cause);
    }

    public static FailureAnalyzedException databaseUnreachable(Exception cause) {
        return wrong(
                "The database of menjin.store cannot be reached: " + ConnectionFailures.reason(cause) + ".",
                "Check that it runs, and that address, user and password are right:\n\nmenjin.store.jdbc-url=...\n"
                        + "menjin.store.username=...\nmenjin.store.password=${MENJIN_DB_PASSWORD}",
                cause);
    }

    public static FailureAnalyzedException schemaUnusable(Exception cause) {
        return wrong(
                "The schema in the database of menjin.store cannot be used: " + cause.getMessage() + ".",
                "Start a version of Menjin that is as new as the one that wrote the database. With"
                        + " menjin.store.migrate=false, bring the schema up to date first, or allow it:\n\n"
                        + "menjin.store.migrate=true",
                cause);
    }

    public static FailureAnalyzedException noDataSource() {
        return wrong(
                "menjin.store.use-application-data-source is true, but the application has not exactly one DataSource.",
                "Configure one:\n\nspring.datasource.url=jdbc:postgresql://localhost/app\n\nor let Menjin open its own"
                        + " connections:\n\nmenjin.store.use-application-data-source=false");
    }

    public static FailureAnalyzedException redisModuleMissing() {
        return wrong(
                "Something is to be kept in Redis (menjin.sessions.store or menjin.limits.store), and the module for Redis is"
                        + " not there.",
                "Add it, or use the database:\n\n<dependency>\n  <groupId>io.menjin</groupId>\n"
                        + "  <artifactId>menjin-store-redis</artifactId>\n</dependency>\n\nmenjin.sessions.store=jdbc");
    }

    public static FailureAnalyzedException redisNotNamed() {
        return wrong(
                "Something is to be kept in Redis (menjin.sessions.store or menjin.limits.store), and no Redis is named.",
                """
                Name it in one of these ways; spring.data.redis works as well:

                menjin.redis.url=redis://localhost:6379
                menjin.redis.url=redis-sentinel://sentinel1:26379,sentinel2:26379/0#master
                menjin.redis.cluster-nodes=node1:6379,node2:6379,node3:6379
                """);
    }

    public static FailureAnalyzedException redisNamedTwice() {
        return wrong(
                "menjin.redis.url and menjin.redis.cluster-nodes are both set.",
                "Keep the first for one Redis or Sentinels, the second for a Cluster:\n\n"
                        + "menjin.redis.url=redis://localhost:6379");
    }

    public static FailureAnalyzedException redisAddressNotUnderstood(String property, Exception cause) {
        return wrong(property + " is not an address of Redis.", """
                Write it like one of these, user and password in properties of their own:

                menjin.redis.url=redis://localhost:6379
                menjin.redis.url=rediss://redis.example.com:6380/2
                menjin.redis.url=redis-sentinel://sentinel1:26379,sentinel2:26379/0#master
                menjin.redis.cluster-nodes=node1:6379,node2:6379
                """, cause);
    }

    public static FailureAnalyzedException redisRefused(Exception cause) {
        return wrong(
                "The Redis of menjin.redis refused the user or the password.",
                "Check both:\n\nmenjin.redis.username=...\nmenjin.redis.password=${MENJIN_REDIS_PASSWORD}",
                cause);
    }

    public static FailureAnalyzedException redisTooOld(Exception cause) {
        return wrong(
                cause.getMessage() + ".",
                "Name a newer one, or keep sessions in the database:\n\nmenjin.sessions.store=jdbc\n"
                        + "menjin.limits.store=process",
                cause);
    }

    public static FailureAnalyzedException redisEvicts(Exception cause) {
        return wrong(
                cause.getMessage()
                        + ": people would be logged out before their time, and what was marked as used once could"
                        + " be used again.",
                "Let it refuse to write instead, in its own configuration:\n\nmaxmemory-policy noeviction\n\nIf it is a cache"
                        + " of others as well, give Menjin another Redis, or accept what is said above:\n\n"
                        + "menjin.redis.eviction-allowed=true",
                cause);
    }

    private static String dependency(String group, String artifact) {
        return "<dependency>\n  <groupId>" + group + "</groupId>\n  <artifactId>" + artifact
                + "</artifactId>\n  <scope>runtime</scope>\n</dependency>";
    }

    public static FailureAnalyzedException addressNotUnderstood(String url, Exception cause) {
        return wrong(
                "menjin.store.jdbc-url begins with " + scheme(url) + ", and its driver does not understand the rest.",
                "Write host, port in digits and name of the database:\n\nmenjin.store.jdbc-url=" + scheme(url)
                        + "//localhost:" + (url.toLowerCase(Locale.ROOT).startsWith("jdbc:p") ? "5432" : "3306")
                        + "/menjin",
                cause);
    }

    /** The address without what may hold a password. */
    private static String withoutOptions(String url) {
        return url.split("[?;]", 2)[0].replaceAll("//[^/@]*@", "//");
    }

    private static String scheme(String url) {
        String[] parts = url.split(":", 3);
        return parts.length < 2 ? "?" : parts[0] + ":" + parts[1] + ":";
    }
}
