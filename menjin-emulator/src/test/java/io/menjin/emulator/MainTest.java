package io.menjin.emulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MainTest {

    private static final String SHOP = "wxemu00000000shop";

    @Test
    void startsWithTheAppAndUsersOfTheDemo() throws Exception {
        try (WeChatEmulator emulator =
                Main.start(Map.of("MENJIN_EMULATOR_PORT", "0", "MENJIN_EMULATOR_SECRET", "f".repeat(32)))) {
            assertThat(emulator.control().apps())
                    .extracting(EmulatedApp::appId, EmulatedApp::secret)
                    .containsExactly(org.assertj.core.groups.Tuple.tuple(SHOP, "f".repeat(32)));
            assertThat(emulator.control().users())
                    .extracting(EmulatedUser::id)
                    .containsExactly("alice", "bob", "carol");
            assertThat(emulator.control().tapPhone("bob", SHOP).code()).isNull();
            assertThat(new WireClient(emulator.baseUri())
                            .code2Session(SHOP, "f".repeat(32), "the code is a mock one")
                            .text("openid"))
                    .isEqualTo(emulator.control().user("alice").openId(SHOP));
        }
    }

    @Test
    void printsAShortBlockWithoutTheSecret() throws Exception {
        try (WeChatEmulator emulator =
                Main.start(Map.of("MENJIN_EMULATOR_PORT", "0", "MENJIN_EMULATOR_SECRET", "f".repeat(32)))) {
            List<String> lines = StartBlock.lines(emulator);

            assertThat(lines).hasSizeLessThanOrEqualTo(12).noneMatch(line -> line.contains("ffff"));
            assertThat(String.join("\n", lines))
                    .contains(emulator.baseUri().toString())
                    .contains("bob (refuses-phone)");
        }
    }

    @Test
    void takesASeedFileWithVariables(@TempDir Path directory) throws Exception {
        Path seed = Files.writeString(
                directory.resolve("seed.json"),
                "{\"settings\":{\"sessionKeyRotation\":\"always\"},\"apps\":[{\"appId\":\"wxemu1\",\"secret\":\"${S}\"}],"
                        + "\"users\":[{\"id\":\"${WHO:zoe}\"}]}");

        try (WeChatEmulator emulator = Main.start(
                Map.of("MENJIN_EMULATOR_PORT", "0", "MENJIN_EMULATOR_SEED", seed.toString(), "S", "secret"))) {
            assertThat(emulator.control().apps())
                    .extracting(EmulatedApp::secret)
                    .containsExactly("secret");
            assertThat(emulator.control().users()).extracting(EmulatedUser::id).containsExactly("zoe");
            assertThat(emulator.control().settings().get(Settings.SESSION_KEY_ROTATION))
                    .isEqualTo(KeyRotation.ALWAYS);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{                                | not JSON",
                "{\"apps\":[{\"secret\":\"${S}\"}]} | S is not set",
                "{\"aps\":[]}                     | [aps]",
                "{\"settings\":{\"x\":1}}         | unknown setting",
                "{\"users\":[{\"id\":\"a b\"}]}   | \"id\" must be",
            })
    void saysWhatIsWrongWithASeed(String json, String reason, @TempDir Path directory) throws Exception {
        Path seed = Files.writeString(directory.resolve("seed.json"), json);

        assertThatThrownBy(
                        () -> Main.start(Map.of("MENJIN_EMULATOR_PORT", "0", "MENJIN_EMULATOR_SEED", seed.toString()))
                                .close())
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @CsvSource({"MENJIN_EMULATOR_HOST,0.0.0.0", "MENJIN_EMULATOR_HOST,192.168.1.7", "MENJIN_EMULATOR_PORT,http"})
    void refusesToListenElsewhere(String name, String value) {
        assertThatThrownBy(() -> Main.start(Map.of(name, value)).close())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(value);
    }

    /** The program as a process: it answers once its block is printed, and ends when it is told to. */
    @Test
    void endsCleanlyOnSigtermAndWritesTheSnapshot(@TempDir Path directory) throws Exception {
        Path snapshot = directory.resolve("state.json");
        String code = run(snapshot, control -> control.loginCode("alice", SHOP));

        assertThat(Files.getPosixFilePermissions(snapshot)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(Files.readString(snapshot)).contains(code);
        String secret = run(snapshot, control -> control.apps().get(0).secret());
        assertThat(run(snapshot, control -> control.apps().get(0).secret())).isEqualTo(secret);
    }

    private interface Use {
        String of(EmulatorControl control);
    }

    private static String run(Path snapshot, Use use) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName());
        builder.environment().put("MENJIN_EMULATOR_PORT", "0");
        builder.environment().put("MENJIN_EMULATOR_SNAPSHOT", snapshot.toString());
        builder.redirectErrorStream(true);
        Process process = builder.start();
        try (BufferedReader out = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
            List<String> block = new ArrayList<>();
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                block.add(line);
                if (line.startsWith("log in")) {
                    break;
                }
            }
            assertThat(block).hasSize(6);
            URI control = URI.create(block.get(1).replaceAll("^control API +(\\S+).*", "$1"));
            String result = use.of(EmulatorControl.connect(control));
            // Not Process.destroy(), which would close the stream that is read below.
            process.toHandle().destroy();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(128 + 15);
            assertThat(out.readLine()).as("nothing more is printed").isNull();
            return result;
        } finally {
            process.destroyForcibly();
        }
    }
}
