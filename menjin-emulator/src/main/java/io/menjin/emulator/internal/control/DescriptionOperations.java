package io.menjin.emulator.internal.control;

import io.menjin.emulator.Settings;
import io.menjin.emulator.internal.api.ApiDescription;
import io.menjin.emulator.internal.api.FidelityTable;
import io.menjin.emulator.internal.json.Json;
import io.menjin.emulator.internal.wire.Payload;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the emulator says about itself. */
final class DescriptionOperations {

    private DescriptionOperations() {}

    /** {@code GET /openapi.yaml}. */
    record OpenApi(ControlContext context) implements ControlOperation {

        @Override
        public Route route() {
            return new Route("GET", "/openapi.yaml");
        }

        @Override
        public ControlAnswer answer(ControlCall call, PathValues path) {
            try (InputStream yaml = ControlApi.class.getResourceAsStream("/io/menjin/emulator/openapi.yaml")) {
                if (yaml == null) {
                    throw new IllegalStateException("the emulator's jar has no openapi.yaml");
                }
                return new ControlAnswer(200, "application/yaml", Payload.of(yaml.readAllBytes()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** {@code GET /fidelity}. */
    record Fidelity(ControlContext context) implements ControlOperation {

        @Override
        public Route route() {
            return new Route("GET", "/fidelity");
        }

        @Override
        public ControlAnswer answer(ControlCall call, PathValues path) {
            ObjectNode body = Json.object();
            ArrayNode endpoints = body.putArray("endpoints");
            FidelityTable.descriptions().forEach(api -> endpoints.add(show(api)));
            ArrayNode settings = body.putArray("settings");
            Settings.all().forEach(setting -> {
                ObjectNode shown =
                        settings.addObject().put("name", setting.name()).put("meaning", setting.meaning());
                shown.put("basis", setting.basis()).set("default", Json.tree(setting.defaultJson()));
            });
            return ControlAnswer.ok(body);
        }

        private static ObjectNode show(ApiDescription api) {
            ObjectNode shown = Json.object()
                    .put("path", api.path())
                    .put("name", api.name())
                    .put("fidelity", api.fidelity().name().toLowerCase(Locale.ROOT))
                    .put("source", api.source());
            ArrayNode methods = shown.putArray("methods");
            api.methods().stream().sorted().forEach(methods::add);
            ArrayNode differences = shown.putArray("differences");
            api.differences().forEach(differences::add);
            return shown;
        }
    }
}
