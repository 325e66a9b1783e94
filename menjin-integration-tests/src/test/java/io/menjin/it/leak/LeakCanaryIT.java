package io.menjin.it.leak;

import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.it.harness.ContractOperations;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * One run through everything with every secret marked, while the server says all it can: TRACE of its own, DEBUG of
 * everything else. Then each secret is looked for, in every form, in everything that came out.
 */
class LeakCanaryIT {

    /** openIds are no secrets of ours, and operators need them in the log; devices and metrics never get them. */
    private static final List<String> MAY_HOLD_OPEN_IDS = List.of("log", "file");

    /** Its signed requests come from the emulator, which says whether they were served. */
    private static final List<String> ONLY_WECHAT_CALLS =
            List.of("GET /wechat/push/{source}", "POST /wechat/push/{source}");

    /** What must have been looked at for the result to mean anything. */
    private static final List<String> CHANNELS = List.of(
            "log",
            "metric",
            "observation",
            "event",
            "exception",
            "file menjin.db",
            "HTTP POST /v1/login",
            "HTTP GET /actuator/prometheus",
            "HTTP GET /actuator/env",
            "HTTP GET /actuator/configprops");

    @Test
    void noSecretComesOut() throws Exception {
        Evidence evidence = new Evidence();
        Path log;
        byte[] logWithoutPlantedLeaks;
        try (ThrownExceptions exceptions = new ThrownExceptions(evidence);
                World world = new World("leak", evidence)) {
            new Uses(world).all();
            new Troubles(world).all();
            new Operations(world).all();
            world.learn();
            exceptions.settle();
            collect(world);
            Map<String, String> secrets = world.marks().kinds();

            assertThat(world.marks().sorts())
                    .as("the sorts of secrets looked for")
                    .contains(
                            "AppSecret",
                            "EncodingAESKey",
                            "Idempotency-Key",
                            "access_token",
                            "client secret",
                            "login code",
                            "master key",
                            "openId",
                            "phone code",
                            "phone number",
                            "push token",
                            "session_key",
                            "signature",
                            "ticket",
                            "token");
            assertThat(evidence.places()).as("the places looked at").containsAll(CHANNELS);
            assertThat(ContractOperations.without(world.served()))
                    .as("operations that were never served")
                    .isSubsetOf(ONLY_WECHAT_CALLS);
            assertThat(ContractOperations.without(world.refused()))
                    .as("operations that were never refused")
                    .isEmpty();
            assertThat(leaks(evidence, secrets)).isEmpty();

            log = world.log();
            logWithoutPlantedLeaks = Files.readAllBytes(log);
            new Planted(world).plant();
            new Operations(world).all();
            exceptions.settle();
            collect(world);
            assertThat(leaks(evidence, secrets))
                    .extracting(Evidence.Leak::place)
                    .containsAll(Planted.PLACES);
        }
        // The log is kept, and scripts/check-leaks reads it again.
        Files.write(log, logWithoutPlantedLeaks);
    }

    private static List<Evidence.Leak> leaks(Evidence evidence, Map<String, String> secrets) {
        return evidence.leaks(secrets).stream()
                .filter(leak -> !(leak.kind().equals("openId")
                        && MAY_HOLD_OPEN_IDS.stream().anyMatch(leak.place()::startsWith)))
                .toList();
    }

    private static void collect(World world) throws IOException {
        Evidence evidence = world.evidence();
        evidence.add("log", Files.readString(world.log()));
        Observed.metrics(world.server().bean(MeterRegistry.class), text -> evidence.add("metric", text));
        world.server().bean(Observed.Log.class).evidence().copyTo(evidence);
        try (Stream<Path> files = Files.walk(world.server().dataFolder())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                evidence.add("file " + file.getFileName(), Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
    }
}
