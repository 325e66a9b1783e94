package io.menjin.bench.login;

import io.menjin.bench.menjin.NoAvatars;
import io.menjin.bench.menjin.OneSource;
import io.menjin.bench.wechat.Bench;
import io.menjin.core.Menjin;
import io.menjin.core.crypto.AesGcmVault;
import io.menjin.core.crypto.MasterKey;
import io.menjin.core.crypto.MasterKeys;
import io.menjin.core.login.LoginRequest;
import io.menjin.core.login.LoginService;
import io.menjin.core.secret.LoginCode;
import io.menjin.core.session.Device;
import io.menjin.core.source.Source;
import io.menjin.store.jdbc.JdbcStoreSettings;
import io.menjin.store.jdbc.JdbcStores;
import io.menjin.wechat.WeChatClient;
import io.menjin.wechat.WeChatSettings;
import io.menjin.wechat.opendata.WeChatOpenDataReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Comparator;
import java.util.stream.Stream;

/** Menjin's client alone, and the whole login that stands on it. */
final class MenjinPeer {

    private MenjinPeer() {}

    static Exchange exchange(URI baseUri) {
        WeChatClient client = client(baseUri);
        Source source = Bench.source();
        return code -> client.exchange(source, new LoginCode(code));
    }

    /**
     * What a device gets: the exchange, the account found or made, the session_key kept, a session written and synced to
     * disk, a token handed out. On the embedded SQLite, which is what a server without settings uses.
     */
    static Exchange login(URI baseUri) throws IOException {
        Path directory = Files.createTempDirectory("menjin-bench");
        Path file = directory.resolve("menjin.db");
        JdbcStores stores =
                JdbcStores.open(JdbcStoreSettings.forUrl("jdbc:sqlite:" + file).build());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            stores.close();
            delete(directory);
        }));
        SecureRandom random = new SecureRandom();
        Source source = Bench.source();
        LoginService logins = Menjin.builder()
                .sources(new OneSource(source))
                .accounts(stores.accounts())
                .sessions(stores.sessions())
                .sessionKeys(stores.sessionKeys())
                .ledger(stores.ledger())
                .once(stores.once())
                .wechat(client(baseUri))
                .openData(new WeChatOpenDataReader())
                .vault(new AesGcmVault(MasterKeys.of(MasterKey.generate("bench", random)), random))
                .avatars(new NoAvatars())
                .random(random)
                .clock(Clock.systemUTC())
                .build()
                .logins();
        return code -> logins.login(
                new LoginRequest(source.name(), new LoginCode(code), null, Device.UNKNOWN, null, "127.0.0.1", false));
    }

    private static void delete(Path directory) {
        try (Stream<Path> tree = Files.walk(directory)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static WeChatClient client(URI baseUri) {
        return WeChatClient.builder()
                .settings(WeChatSettings.defaults().withBaseUri(baseUri))
                .build();
    }
}
