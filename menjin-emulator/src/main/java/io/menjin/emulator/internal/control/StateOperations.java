package io.menjin.emulator.internal.control;

import io.menjin.emulator.EmulatorSettings;
import io.menjin.emulator.internal.json.Json;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** {@code /state} and {@code /settings}. */
final class StateOperations {

    private StateOperations() {}

    record Reset(ControlContext context) implements ControlOperation {

        @Override
        public Route route() {
            return new Route("DELETE", "/state");
        }

        @Override
        public ControlAnswer answer(ControlCall call, PathValues path) {
            context.reset().run();
            return ControlAnswer.noContent();
        }
    }

    record ReadSettings(ControlContext context) implements ControlOperation {

        @Override
        public Route route() {
            return new Route("GET", "/settings");
        }

        @Override
        public ControlAnswer answer(ControlCall call, PathValues path) {
            return context.world()
                    .with(world -> ControlAnswer.ok(world.settings().toJson()));
        }
    }

    record ChangeSettings(ControlContext context) implements ControlOperation {

        @Override
        public Route route() {
            return new Route("PATCH", "/settings");
        }

        @Override
        public ControlAnswer answer(ControlCall call, PathValues path) {
            JsonNode json = call.json();
            if (!json.isObject()) {
                throw ControlProblem.invalid("the body must be a JSON object");
            }
            @SuppressWarnings("unchecked") // a JSON object is read as a map of strings
            Map<String, Object> changes = Json.read(json, Map.class);
            return context.world().with(world -> {
                try {
                    EmulatorSettings next = world.settings().withJson(changes);
                    world.settings(next);
                    return ControlAnswer.ok(next.toJson());
                } catch (IllegalArgumentException e) {
                    throw ControlProblem.invalid(String.valueOf(e.getMessage()));
                }
            });
        }
    }
}
