package io.menjin.emulator.internal.control;

import io.menjin.emulator.internal.json.Fields;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** {@code /clock}. */
final class ClockOperations {

    private ClockOperations() {}

    record Read(ControlContext context) implements ControlOperation {

        @Override
        public Route route() {
            return new Route("GET", "/clock");
        }

        @Override
        public ControlAnswer answer(ControlCall call, PathValues path) {
            return show(context);
        }
    }

    record Move(ControlContext context) implements ControlOperation {

        @Override
        public Route route() {
            return new Route("POST", "/clock");
        }

        @Override
        public ControlAnswer answer(ControlCall call, PathValues path) {
            Fields fields = call.fields("advance", "set");
            Duration advance = fields.seconds("advance");
            JsonNode set = fields.node("set");
            if (set == null && advance == null) {
                throw ControlProblem.invalid("one of \"advance\" and \"set\" is required");
            }
            if (set != null) {
                context.clock().set(instant(set));
            }
            if (advance != null) {
                context.clock().advance(advance);
            }
            return show(context);
        }

        private static Instant instant(JsonNode set) {
            if (set.isIntegralNumber()) {
                return Instant.ofEpochSecond(set.longValue());
            }
            try {
                return Instant.parse(set.asString());
            } catch (DateTimeParseException e) {
                throw ControlProblem.invalid(
                        "\"set\" must be seconds since 1970 or an instant such as \"2026-11-21T08:00:00Z\"");
            }
        }
    }

    private static ControlAnswer show(ControlContext context) {
        return ControlAnswer.ok(Map.of(
                "now", context.clock().instant().toString(),
                "offset", context.clock().offset().toString()));
    }
}
