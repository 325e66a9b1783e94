package io.menjin.spring.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.menjin.core.crypto.MasterKeys;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MasterKeyFileTest {
    private final SecureRandom random = new SecureRandom();

    @TempDir
    Path folder;

    @Test
    void makesOneKeyAndKeepsIt() throws Exception {
        MasterKeys first = MasterKeyFile.readOrCreate(folder.resolve("data"), random);
        MasterKeys second = MasterKeyFile.readOrCreate(folder.resolve("data"), random);

        assertThat(second).isEqualTo(first);
        Path file = folder.resolve("data").resolve(MasterKeyFile.NAME);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("data"))))
                .isEqualTo("rwx------");
    }

    @Test
    void processesThatStartAtOnceGetTheSameKey() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            for (int round = 0; round < 50; round++) {
                Path data = folder.resolve("round" + round);
                Callable<MasterKeys> start = () -> MasterKeyFile.readOrCreate(data, new SecureRandom());
                Set<MasterKeys> seen = new HashSet<>();
                for (Future<MasterKeys> result : threads.invokeAll(Collections.nCopies(16, start))) {
                    seen.add(result.get());
                }

                assertThat(seen).hasSize(1);
                try (var files = Files.list(data)) {
                    assertThat(files).hasSize(1);
                }
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void saysWhatIsWrongWithTheFileAndShowsNoSecret() throws Exception {
        for (String content : List.of("", "one-word", "id not-base64-secret!", "id QUJD")) {
            Files.writeString(folder.resolve(MasterKeyFile.NAME), content);

            assertThatThrownBy(() -> MasterKeyFile.readOrCreate(folder, random))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageNotContaining("not-base64-secret")
                    .hasMessageNotContaining("QUJD");
        }
    }
}
