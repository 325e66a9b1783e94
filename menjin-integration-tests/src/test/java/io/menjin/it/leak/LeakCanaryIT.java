package io.menjin.it.leak;

import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.it.harness.Answer;
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

    @Test
    void noSecretComesOut() throws Exception {
        Evidence evidence = new Evidence();
        try (ThrownExceptions exceptions = new ThrownExceptions(evidence);
                World world = new World("leak", evidence)) {
            new Uses(world).all();
            new Troubles(world).all();
            operations(world);
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
            assertThat(evidence.places())
                    .as("the places looked at")
                    .contains("log", "metric", "observation", "exception", "file menjin.db", "HTTP POST /v1/login");
            assertThat(leaks(evidence, secrets)).isEmpty();

            new Planted(world).plant();
            exceptions.settle();
            collect(world);
            assertThat(leaks(evidence, secrets))
                    .extracting(Evidence.Leak::place)
                    .containsAll(Planted.PLACES);
        }
    }

    private static List<Evidence.Leak> leaks(Evidence evidence, Map<String, String> secrets) {
        return evidence.leaks(secrets).stream()
                .filter(leak -> !(leak.kind().equals("openId")
                        && MAY_HOLD_OPEN_IDS.stream().anyMatch(leak.place()::startsWith)))
                .toList();
    }

    /** What operators can ask for over HTTP. */
    private static void operations(World world) {
        Answer links = world.actuator("/actuator").ok();
        List<String> endpoints = links.json()
                .path("_links")
                .propertyStream()
                .filter(link -> !link.getValue().path("templated").asBoolean())
                .map(Map.Entry::getKey)
                .filter(name -> !name.equals("self") && !name.equals("heapdump") && !name.equals("logfile"))
                .toList();
        assertThat(endpoints).contains("health", "metrics", "env", "configprops", "beans", "threaddump");
        endpoints.forEach(endpoint -> world.actuator("/actuator/" + endpoint.replace("health-path", "health")));
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
