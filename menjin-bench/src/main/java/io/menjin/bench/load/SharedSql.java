package io.menjin.bench.load;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.List;

/** A PostgreSQL that several nodes share, and the key that ours share. */
final class SharedSql implements AutoCloseable {

    /** Base64 of 32 bytes; nothing that it seals outlives the run. */
    private static final String KEY = "c4n4ryc4n4ryc4n4ryc4n4ryc4n4ryc4n4ryc4n4ryc=";

    private static final String USER = "postgres";

    private final EmbeddedPostgres postgres;

    private SharedSql(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    static SharedSql start() throws IOException {
        return new SharedSql(EmbeddedPostgres.start());
    }

    /** What makes Menjin use it. */
    List<String> menjinSettings() {
        return List.of(
                "--menjin.store.jdbc-url=" + url(),
                "--menjin.store.username=" + USER,
                "--menjin.keys[0].id=bench",
                "--menjin.keys[0].secret=" + KEY);
    }

    /** What makes the tutorial's server use it; its one table is none of Menjin's. */
    List<String> tutorialSettings() {
        return List.of("--spring.datasource.url=" + url(), "--spring.datasource.username=" + USER);
    }

    private String url() {
        return "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/postgres";
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
