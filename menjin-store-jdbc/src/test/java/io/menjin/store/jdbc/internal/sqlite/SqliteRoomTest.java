package io.menjin.store.jdbc.internal.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.store.jdbc.testing.TestFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SqliteRoomTest {

    private final Path folder = TestFolders.fresh("room");
    private final SqliteRoom room = new SqliteRoom(folder.resolve("menjin.db"));

    @Test
    void leavesNothingBehind() {
        assertThat(room.isThere()).isTrue();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void isNotThereWhereNothingCanBeWritten() throws IOException {
        Files.createDirectory(folder.resolve("menjin.db.room"));
        assertThat(room.isThere()).isFalse();
    }
}
