package io.menjin.it.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.emulator.AppSpec;
import io.menjin.emulator.EmulatedApp;
import io.menjin.emulator.Settings;
import io.menjin.emulator.WeChatEmulator;
import io.menjin.it.harness.ServerProcess;
import io.menjin.it.harness.ServerSetup;
import io.menjin.it.harness.SqliteFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * A server on the embedded database is killed with {@code kill -9} again and again while devices log in, bind phones and
 * log out. Whatever was answered must hold after the restart.
 */
class CrashIT {

    /** The store's own tests kill its process, too. */
    private static final int KILLS = Integer.getInteger("menjin.it.kills", 20);

    @Test
    void keepsEverythingThatWasAnsweredThroughKills() throws IOException {
        try (WeChatEmulator wechat = WeChatEmulator.builder()
                .setting(Settings.LOGINS_PER_USER_AND_MINUTE, 0)
                .build()
                .start()) {
            EmulatedApp app = wechat.control().app(AppSpec.generated());
            ServerProcess server = ServerProcess.start(ServerSetup.of("crash", wechat)
                    .source("shop", app)
                    // A slow machine must not make the answers expire before they are asked for again.
                    .with("menjin.login.receipt-lifetime", "2h"));
            List<Story> all = new ArrayList<>();
            int cutOff = 0;
            for (int kill = 1; kill <= KILLS; kill++) {
                Load load = Load.start(wechat.control(), app.appId(), server.api(), kill);
                load.awaitAnswers(40 + new Random(kill).nextInt(120));
                server.kill();
                List<Story> told = load.end();
                cutOff += (int) told.stream().filter(Story::wasCutOff).count();
                server = server.startAgain();
                verify(told, server);
                all.addAll(told);
            }
            // Stories of early rounds have lived through many kills.
            Verification.ofTokens(all, server.api());
            server.close();

            assertThat(SqliteFile.in(server.dataFolder()).integrity()).isEqualTo("ok");
            assertThat(cutOff).as("requests under way when the server died").isPositive();
            assertThat(all).hasSizeGreaterThan(KILLS * Load.DEVICES / 2);
        }
    }

    /** What the server printed says why, and is gone when nobody keeps the build's folder. */
    private static void verify(List<Story> told, ServerProcess server) {
        try {
            Verification.of(told, server.api());
        } catch (AssertionError e) {
            throw new AssertionError(e.getMessage() + "\nThe server printed:\n" + server.printed(), e);
        }
    }
}
