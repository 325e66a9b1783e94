package io.menjin.examples.shop;

import io.menjin.emulator.AppSpec;
import io.menjin.emulator.UserSpec;
import io.menjin.emulator.WeChatEmulator;
import io.menjin.emulator.junit.WeChatEmulatorExtension;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The shop on a free port, with a new database, and WeChat's platform beside it. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@DirtiesContext
abstract class ShopTestBase {
    @RegisterExtension
    static final WeChatEmulatorExtension WECHAT =
            WeChatEmulatorExtension.with(WeChatEmulator.builder().app(AppSpec.app(Phone.APP_ID)));

    private static final AtomicInteger PEOPLE = new AtomicInteger();

    @TempDir
    static Path folder;

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void connect(DynamicPropertyRegistry registry) throws IOException {
        Path web = Files.createDirectories(folder.resolve("web"));
        Files.writeString(web.resolve("index.html"), "<title>the shop in a browser</title>");
        registry.add("server.address", () -> "127.0.0.1");
        registry.add("SHOP_WEB", web::toString);
        registry.add("menjin.data-dir", () -> folder.resolve("data").toString());
        registry.add("menjin.wechat.base-url", () -> WECHAT.baseUri().toString());
        // A machine that stands still for seconds must not look like WeChat that is away.
        registry.add("menjin.wechat.deadline", () -> "60s");
        // Between tests the emulator forgets the access tokens that it gave, more often than WeChat ever would.
        registry.add("menjin.wechat.access-token.replace-at-most-every", () -> "1ms");
        registry.add("menjin.sources.shop.app-id", () -> Phone.APP_ID);
        registry.add(
                "menjin.sources.shop.app-secret",
                () -> WECHAT.control().apps().get(0).secret());
    }

    URI server() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** The phone of somebody who was never here; not logged in. */
    Phone guest() {
        int number = PEOPLE.incrementAndGet();
        String person = "p" + number;
        WECHAT.control().user(UserSpec.user(person).phone("139" + String.format("%08d", number)));
        return new Phone(server(), WECHAT.control(), person);
    }

    Phone visitor() {
        return guest().login();
    }

    static Map<String, Object> orderOf(String product, int quantity) {
        return Map.of("items", List.of(Map.of("productId", product, "quantity", quantity)));
    }
}
