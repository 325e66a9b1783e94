package io.menjin.bench.wechat;

import io.menjin.emulator.AppSpec;
import io.menjin.emulator.Settings;
import io.menjin.emulator.UserSpec;
import io.menjin.emulator.WeChatEmulator;
import io.menjin.emulator.WeChatEmulatorBuilder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * The emulator in a process of its own. It prints its base URI, and then answers each line
 * {@code <codes> <latency in ms> <file>} with {@code ok} once so many fresh codes are in the file.
 */
final class EmulatorProcess {

    private EmulatorProcess() {}

    public static void main(String[] args) throws IOException {
        WeChatEmulatorBuilder builder = WeChatEmulator.builder()
                .app(AppSpec.app(Bench.APP_ID).secret(Bench.SECRET))
                .setting(Settings.LOGINS_PER_USER_AND_MINUTE, 0)
                .setting(Settings.LOGIN_CODE_TTL, Duration.ofHours(12));
        for (int i = 0; i < Bench.PEOPLE; i++) {
            builder = builder.user(UserSpec.user(Bench.person(i)));
        }
        try (WeChatEmulator emulator = builder.build().start();
                BufferedReader commands =
                        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            CodeMint mint = CodeMint.of(emulator.control());
            System.out.println(emulator.baseUri());
            for (String line = commands.readLine(); line != null; line = commands.readLine()) {
                String[] words = line.split(" ", 3);
                mint.replaceCodes(Integer.parseInt(words[0]), Path.of(words[2]));
                Duration latency = Duration.ofMillis(Long.parseLong(words[1]));
                emulator.control().setting(Settings.LATENCY, Map.of("*", latency));
                emulator.control().clearJournal();
                System.out.println("ok");
            }
        }
    }
}
