package io.menjin.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.menjin.core.account.Account;
import io.menjin.core.account.Identity;
import io.menjin.core.store.StoreUnavailableException;
import io.menjin.store.jdbc.testing.ChildJvm;
import io.menjin.store.jdbc.testing.Fixtures;
import io.menjin.store.jdbc.testing.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqliteStoresTest {

    @TempDir
    Path folder;

    @Test
    void keepsEveryFileForItsOwnerOnly() throws Exception {
        try (JdbcStores stores = open()) {
            Fixtures.register(stores);
            try (Stream<Path> files = Files.list(folder.resolve("data"))) {
                assertThat(files.toList())
                        .hasSizeGreaterThanOrEqualTo(4) // the database, its log, its index, the lock
                        .allSatisfy(
                                file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                                        .isEqualTo("rw-------"));
            }
        }
    }

    @Test
    void letsNoSecondStoreInThisProcessHaveTheFile() {
        try (JdbcStores stores = open()) {
            assertThatThrownBy(this::open)
                    .isInstanceOf(StoreInUseException.class)
                    .hasMessageContaining("menjin.db");
            // The refused attempt has not taken the lock from its holder.
            assertThatThrownBy(this::open).isInstanceOf(StoreInUseException.class);
            assertThat(stores.isAnswering()).isTrue();
        }
        open().close();
    }

    @Test
    void letsNoSecondProcessHaveTheFileUntilTheFirstIsDead() {
        try (ChildJvm holder = ChildJvm.start(HoldingStore.class, Map.of(), file())) {
            assertThat(holder.line()).isEqualTo("open");
            assertThatThrownBy(this::open)
                    .isInstanceOf(StoreInUseException.class)
                    .satisfies(e -> assertThat(((StoreInUseException) e).file()).isEqualTo(file().toRealPath()));
            holder.kill();
            try (JdbcStores stores = open()) {
                assertThat(stores.isAnswering()).isTrue();
            }
        }
    }

    @Test
    void refusesEverythingOnceClosed() {
        JdbcStores stores = open();
        Identity identity = Fixtures.register(stores);
        stores.close();
        assertThat(stores.isAnswering()).isFalse();
        assertThatThrownBy(() -> Fixtures.register(stores)).isInstanceOf(StoreUnavailableException.class);
        assertThatThrownBy(() -> stores.accounts().find(identity.accountId()))
                .isInstanceOf(StoreUnavailableException.class);
        stores.close();
    }

    @Test
    void refusesAWriteFromWithinATransaction() {
        try (JdbcStores stores = open()) {
            Identity identity = Fixtures.register(stores);
            assertThatThrownBy(() -> stores.accounts().transact(transaction -> {
                        transaction.insert(Account.visitor(Fixtures.accountId(), Fixtures.NOW));
                        return stores.sessions().issue(Fixtures.grant(Fixtures.session(identity, 0, Fixtures.NOW), 5));
                    }))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("sessions.issue");
        }
    }

    @Test
    void countsCommitsAndWhatTheyHeld() {
        try (JdbcStores stores = open()) {
            GroupCommitStatistics before = stores.groupCommit().orElseThrow();
            Fixtures.register(stores);
            Fixtures.register(stores);
            GroupCommitStatistics after = stores.groupCommit().orElseThrow();
            assertThat(after.commits() - before.commits()).isEqualTo(2);
            assertThat(after.transactions() - before.transactions()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:sqlite:",
                "jdbc:sqlite::memory:",
                "jdbc:sqlite:file:x?mode=memory",
                "jdbc:sqlite:menjin.db?synchronous=OFF",
                "jdbc:h2:mem:x",
                "menjin.db"
            })
    void refusesAddressesThatAreNoDurableFile(String url) {
        assertThatThrownBy(() -> JdbcStores.open(JdbcStoreSettings.forUrl(url).build()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("jdbc:sqlite:");
    }

    private Path file() {
        return folder.resolve("data/menjin.db");
    }

    private JdbcStores open() {
        return JdbcStores.open(TestDatabase.patient("jdbc:sqlite:" + file()).build());
    }
}
