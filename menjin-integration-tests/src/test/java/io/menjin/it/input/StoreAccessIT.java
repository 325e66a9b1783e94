package io.menjin.it.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.emulator.AppSpec;
import io.menjin.emulator.EmulatedApp;
import io.menjin.emulator.WeChatEmulator;
import io.menjin.it.harness.InProcessServer;
import io.menjin.it.harness.Person;
import io.menjin.it.harness.ServerSetup;
import io.menjin.it.input.CountedStores.Calls;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What a stranger can make a server read and write. */
class StoreAccessIT {

    @Test
    void garbageCostsNoStoreAccess() throws IOException {
        try (WeChatEmulator wechat = WeChatEmulator.builder().build().start()) {
            EmulatedApp app = wechat.control().app(AppSpec.generated());
            ServerSetup setup = ServerSetup.of("store-access", wechat)
                    .source("shop", app)
                    .with("menjin.clients.gateway.secret", "c4n4ry-gate-secret");
            try (InProcessServer server = InProcessServer.start(setup, CountedStores.class)) {
                Calls calls = server.bean(Calls.class);
                Person person =
                        Person.born(wechat.control(), app.appId(), server.api(), "shop", "someone", "13312345678");
                String token = person.login().token();
                int before = calls.count();

                Garbage.headers()
                        .forEach(header -> assertThat(server.api()
                                        .get("/v1/me")
                                        .header("Authorization", header)
                                        .send()
                                        .status())
                                .isEqualTo(401));
                Garbage.tokens().filter(garbage -> !garbage.isEmpty()).forEach(garbage -> {
                    server.api().get("/v1/verify").token(garbage).send().problem(401, "token_invalid");
                    introspect(server, garbage);
                });
                // The form is right and all but the last character too: the checksum tells.
                String forged = token.substring(0, 30) + (token.charAt(30) == 'A' ? 'B' : 'A') + token.substring(31);
                person.me(forged).problem(401, "token_invalid");
                server.api().get("/v1/me").query("token=" + token).send().problem(401, "token_missing");
                assertThat(calls.count()).as("store calls for garbage").isEqualTo(before);

                // The counter counts: a good token is looked up.
                person.me(token).ok();
                assertThat(calls.count()).isGreaterThan(before);
            }
        }
    }

    private static void introspect(InProcessServer server, String garbage) {
        server.api()
                .post("/oauth2/introspect")
                .basic("gateway", "c4n4ry-gate-secret")
                .body("application/x-www-form-urlencoded", "token=" + TokenInputIT.encoded(garbage))
                .send()
                .ok();
    }
}
