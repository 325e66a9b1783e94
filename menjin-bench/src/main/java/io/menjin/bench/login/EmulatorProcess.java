package io.menjin.bench.login;

import io.menjin.emulator.AppSpec;
import io.menjin.emulator.Settings;
import io.menjin.emulator.UserSpec;
import io.menjin.emulator.WeChatEmulator;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * The emulator in a process of its own, so that the client under test does not share a heap or a JIT with it. It takes
 * commands line by line: {@code latency <ms>} and {@code codes <n> <file>}; each is answered with {@code ok}.
 */
public final class EmulatorProcess {

    static final String APP_ID = "wxemu00000000bench";
    static final String SECRET = "0123456789abcdef0123456789abcdef";

    private EmulatorProcess() {}

    public static void main(String[] args) throws IOException {
        try (WeChatEmulator emulator = WeChatEmulator.builder()
                        .app(AppSpec.app(APP_ID).secret(SECRET))
                        .user(UserSpec.user("bench"))
                        .setting(Settings.LOGINS_PER_USER_AND_MINUTE, 0)
                        .setting(Settings.LOGIN_CODE_TTL, Duration.ofHours(1))
                        .build()
                        .start();
                BufferedReader commands =
                        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            System.out.println(emulator.baseUri());
            for (String line = commands.readLine(); line != null; line = commands.readLine()) {
                obey(emulator, line.split(" ", -1));
                System.out.println("ok");
            }
        }
    }

    private static void obey(WeChatEmulator emulator, String[] words) throws IOException {
        switch (words[0]) {
            case "latency" ->
                emulator.control().setting(Settings.LATENCY, Map.of("*", Duration.ofMillis(Long.parseLong(words[1]))));
            case "codes" -> writeCodes(emulator, Integer.parseInt(words[1]), Path.of(words[2]));
            default -> throw new IllegalArgumentException("unknown command " + words[0]);
        }
        emulator.control().clearJournal();
    }

    private static void writeCodes(WeChatEmulator emulator, int count, Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int i = 0; i < count; i++) {
                out.write(emulator.control().loginCode("bench", APP_ID));
                out.newLine();
            }
        }
    }
}
