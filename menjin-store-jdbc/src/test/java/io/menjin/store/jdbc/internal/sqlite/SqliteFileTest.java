package io.menjin.store.jdbc.internal.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.menjin.core.store.StoreUnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteFileTest {

    @TempDir
    Path folder;

    @Test
    void makesFileAndFoldersForTheirOwnerOnly() throws IOException {
        Path file = SqliteFile.prepare(folder.resolve("a/b/menjin.db"));
        assertThat(permissions(file)).isEqualTo("rw-------");
        assertThat(permissions(folder.resolve("a/b"))).isEqualTo("rwx------");
        assertThat(permissions(folder.resolve("a"))).isEqualTo("rwx------");
    }

    @Test
    void takesAnExistingFileFromEverybodyElse() throws IOException {
        Path file = Files.createFile(folder.resolve("menjin.db"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        SqliteFile.prepare(file);
        assertThat(permissions(file)).isEqualTo("rw-------");
    }

    @Test
    void leavesAFolderAsItIsThatMayBeShared() throws IOException {
        Path shared = Files.createDirectory(folder.resolve("shared"));
        Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwxr-xr-x"));
        SqliteFile.prepare(shared.resolve("menjin.db"));
        assertThat(permissions(shared)).isEqualTo("rwxr-xr-x");
    }

    @Test
    void givesOnePathHoweverTheFileIsNamed() throws IOException {
        Path real = SqliteFile.prepare(folder.resolve("data/menjin.db"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("data"));
        assertThat(SqliteFile.prepare(link.resolve("menjin.db"))).isEqualTo(real);
        assertThat(SqliteFile.prepare(folder.resolve("data/../data/menjin.db"))).isEqualTo(real);
    }

    @Test
    void saysSoWhenThePlaceIsNotToBeHad() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        assertThatThrownBy(() -> SqliteFile.prepare(file.resolve("menjin.db")))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("menjin.db");
    }

    @Test
    void doesNotTouchAFolderInThePlaceOfTheFile() throws IOException {
        Path shared = Files.createDirectory(folder.resolve("shared"));
        Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwxr-xr-x"));
        assertThatThrownBy(() -> SqliteFile.prepare(shared))
                .isInstanceOf(StoreUnavailableException.class)
                .hasRootCauseMessage(shared + ": it is a folder");
        assertThat(permissions(shared)).isEqualTo("rwxr-xr-x");
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
