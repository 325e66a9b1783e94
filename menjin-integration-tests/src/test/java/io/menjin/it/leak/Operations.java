package io.menjin.it.leak;

import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.it.harness.Answer;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What operators can ask for over HTTP, with every value shown that Spring Boot can be told to show. */
final class Operations {

    private final World world;

    Operations(World world) {
        this.world = world;
    }

    void all() {
        JsonNode links = world.actuator("/actuator").ok().json().path("_links");
        List<String> endpoints = links.propertyStream()
                .filter(link -> !link.getValue().path("templated").asBoolean())
                .map(Map.Entry::getKey)
                .filter(name -> !name.equals("self"))
                .toList();
        assertThat(endpoints)
                .contains("health", "metrics", "prometheus", "env", "configprops", "beans", "loggers", "threaddump")
                .as("a dump of the heap holds all secrets: nobody gets one over HTTP, whatever is exposed")
                .doesNotContain("heapdump");
        endpoints.forEach(endpoint -> world.actuator("/actuator/" + endpoint));
        metrics();
        environment();
    }

    private void metrics() {
        world.actuator("/actuator/metrics")
                .json()
                .path("names")
                .forEach(name -> world.actuator("/actuator/metrics/" + name.stringValue()));
    }

    /** Every property of ours by its name. */
    private void environment() {
        Answer environment = world.actuator("/actuator/env").ok();
        List<String> names = environment
                .json()
                .path("propertySources")
                .valueStream()
                .flatMap(source -> source.path("properties").propertyStream())
                .map(Map.Entry::getKey)
                .filter(name -> name.startsWith("menjin."))
                .distinct()
                .toList();
        assertThat(names)
                .contains(
                        "menjin.sources.shop.app-secret",
                        "menjin.sources.shop.push.token",
                        "menjin.sources.shop.push.encoding-aes-key",
                        "menjin.keys[0].secret",
                        "menjin.clients.gateway.secret");
        names.forEach(name ->
                world.actuator("/actuator/env/" + name.replace("[", "%5B").replace("]", "%5D")));
    }
}
