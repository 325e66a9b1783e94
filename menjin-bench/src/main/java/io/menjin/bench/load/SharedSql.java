package io.menjin.bench.load;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.List;

/** A PostgreSQL that several nodes share, and the key that they share. */
final class SharedSql implements AutoCloseable {

    /** Base64 of 32 bytes; nothing that it seals outlives the run. */
    private static final String KEY = "c4n4ryc4n4ryc4n4ryc4n4ryc4n4ryc4n4ryc4n4ryc=";

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
                "--menjin.store.jdbc-url=jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/postgres",
                "--menjin.store.username=postgres",
                "--menjin.keys[0].id=bench",
                "--menjin.keys[0].secret=" + KEY);
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
