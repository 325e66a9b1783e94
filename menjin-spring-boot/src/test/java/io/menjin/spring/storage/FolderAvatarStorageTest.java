package io.menjin.spring.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.core.account.AccountId;
import io.menjin.core.avatar.AvatarImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FolderAvatarStorageTest {
    private static final AccountId ALICE = new AccountId("01a1fe42-0570-7bff-8cd8-a860e673f252");
    private static final AccountId BOB = new AccountId("01a1fe42-0570-7bff-8cd8-a860e673f253");

    @TempDir
    Path temporary;

    private Path root;
    private FolderAvatarStorage storage;

    @BeforeEach
    void open() throws IOException {
        root = temporary.resolve("data/avatars");
        storage = new FolderAvatarStorage(root, new SecureRandom());
    }

    private static AvatarImage png(int last) {
        return AvatarImage.recognise(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, (byte) last})
                .orElseThrow();
    }

    @Test
    void keepsAnImageUnderANameThatSaysNothing() {
        String name = storage.store(ALICE, png(1));

        assertThat(storage.load(name)).contains(png(1));
        assertThat(name).endsWith(".png").doesNotContain("01a1fe42");
        assertThat(storage.store(ALICE, png(1))).isNotEqualTo(name);
    }

    @Test
    void findsItAgainAfterARestart() throws IOException {
        String name = storage.store(ALICE, png(1));

        assertThat(new FolderAvatarStorage(root, new SecureRandom()).load(name)).contains(png(1));
    }

    @Test
    void letsNobodyElseRead() throws IOException {
        storage.store(ALICE, png(1));

        try (Stream<Path> all = Files.walk(root)) {
            for (Path path : all.toList()) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                        .isEqualTo(Files.isDirectory(path) ? "rwx------" : "rw-------");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", ".", "..", "../keys.txt", "x.png", "%2e%2e/keys.txt", "0123456789abcdef/../../keys.png"})
    void knowsNoNamesThatItHasNotGiven(String name) {
        assertThat(storage.load(name)).isEmpty();
        storage.delete(ALICE, name);
    }

    @Test
    void deletesOneOfItsOwnerOnly() {
        String first = storage.store(ALICE, png(1));
        String second = storage.store(ALICE, png(2));

        storage.delete(BOB, first);
        assertThat(storage.load(first)).isPresent();
        storage.delete(ALICE, first);
        storage.delete(ALICE, first);

        assertThat(storage.load(first)).isEmpty();
        assertThat(storage.load(second)).isPresent();
    }

    @Test
    void deletesAllOfOneOwner() {
        String mine = storage.store(ALICE, png(1));
        String theirs = storage.store(BOB, png(2));

        storage.deleteAll(ALICE);
        storage.deleteAll(ALICE);

        assertThat(storage.load(mine)).isEmpty();
        assertThat(storage.load(theirs)).isPresent();
        storage.deleteAll(BOB);
        assertThat(storage.store(ALICE, png(3))).isNotEmpty();
    }

    @Test
    void storesWhileTheOwnersFolderIsBeingDeleted() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Object>> work = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                work.add(() -> storage.store(ALICE, png(1)));
                work.add(Executors.callable(() -> storage.deleteAll(ALICE)));
            }
            for (Future<Object> result : threads.invokeAll(work)) {
                result.get();
            }
        } finally {
            threads.shutdownNow();
        }
        try (Stream<Path> all = Files.walk(root)) {
            assertThat(all.filter(path -> path.getFileName().toString().startsWith(".new-")))
                    .isEmpty();
        }
    }

    @Test
    void eachOwnerHasAFolder() {
        for (int i = 0; i < 20; i++) {
            AccountId owner = new AccountId(UUID.randomUUID().toString());
            String name = storage.store(owner, png(i));
            storage.deleteAll(owner);
            assertThat(storage.load(name)).isEmpty();
        }
    }
}
