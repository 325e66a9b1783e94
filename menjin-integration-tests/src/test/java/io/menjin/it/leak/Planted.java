package io.menjin.it.leak;

import io.menjin.it.harness.Answer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** Leaks made on purpose, one for each place, each in another form. A search that does not find them proves nothing. */
final class Planted {

    /** Where they are to be found. */
    static final List<String> PLACES = List.of(
            "log",
            "metric",
            "observation",
            "event",
            "exception",
            "file planted",
            "HTTP POST /v1/login",
            "HTTP GET /actuator/prometheus",
            "HTTP GET /actuator/metrics/planted",
            "HTTP GET /actuator/env");

    private final World world;

    Planted(World world) {
        this.world = world;
    }

    void plant() throws IOException {
        String token = secret("token");
        IllegalStateException suppressed = new IllegalStateException(
                Base64.getEncoder().encodeToString(("x" + token).getBytes(StandardCharsets.UTF_8)));
        RuntimeException failure = new RuntimeException("a failure with one below");
        failure.addSuppressed(suppressed);
        LoggerFactory.getLogger("io.menjin.planted").trace("something failed", failure);

        world.server()
                .bean(MeterRegistry.class)
                .counter("planted", "tag", URLEncoder.encode(secret("access_token"), StandardCharsets.UTF_8))
                .increment();

        byte[] sessionKey = Base64.getDecoder().decode(secret("session_key"));
        Observation.start("planted", world.server().bean(ObservationRegistry.class))
                .highCardinalityKeyValue("key", HexFormat.of().formatHex(sessionKey))
                .stop();

        world.server().publish(List.of(secret("login code")));

        world.server()
                .bean(ConfigurableEnvironment.class)
                .getPropertySources()
                .addLast(new MapPropertySource("planted", Map.of("planted.value", secret("phone code"))));

        new IllegalArgumentException("number " + secret("phone number")).getMessage();

        Answer answer = new Answer(
                "POST /v1/login",
                200,
                HttpHeaders.of(Map.of(), (name, value) -> true),
                "{\"token\":\"%s\",\"again\":\"%s\"}".formatted(token, token).getBytes(StandardCharsets.UTF_8));
        world.evidence().add("HTTP POST /v1/login", HttpEvidence.of(answer));

        Files.write(world.server().dataFolder().resolve("planted"), sessionKey);
    }

    private String secret(String kind) {
        return world.marks().kinds().entrySet().stream()
                .filter(entry -> entry.getValue().equals(kind))
                .findFirst()
                .orElseThrow()
                .getKey();
    }
}
