package io.menjin.emulator.internal.control;

import io.menjin.emulator.internal.api.ApiCatalog;
import io.menjin.emulator.internal.fault.FaultScript;
import io.menjin.emulator.internal.fault.ScriptedFault;
import io.menjin.emulator.internal.json.Json;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** {@code /faults}. */
final class FaultOperations {

    private FaultOperations() {}

    record Add(ControlContext context) implements ControlOperation {

        @Override
        public Route route() {
            return new Route("POST", "/faults");
        }

        @Override
        public ControlAnswer answer(ControlCall call, PathValues path) {
            FaultScript script = FaultScript.parse(call.json());
            String api = script.api();
            // A path may be unknown, to script one the emulator does not have; a name may not, it would never match.
            if (!api.equals("*") && !api.startsWith("/") && ApiCatalog.named(api) == null) {
                throw ControlProblem.invalid("\"api\" does not know \"" + api + "\"; it takes *, a path, or one of "
                        + String.join(
                                ", ",
                                ApiCatalog.all().stream()
                                        .map(known -> known.description().shortName())
                                        .toList()));
            }
            return ControlAnswer.json(201, show(context.faults().add(script)));
        }
    }

    record All(ControlContext context) implements ControlOperation {

        @Override
        public Route route() {
            return new Route("GET", "/faults");
        }

        @Override
        public ControlAnswer answer(ControlCall call, PathValues path) {
            return ControlAnswer.ok(Map.of(
                    "faults",
                    context.faults().all().stream().map(FaultOperations::show).toList()));
        }
    }

    record Clear(ControlContext context) implements ControlOperation {

        @Override
        public Route route() {
            return new Route("DELETE", "/faults");
        }

        @Override
        public ControlAnswer answer(ControlCall call, PathValues path) {
            context.faults().clear();
            return ControlAnswer.noContent();
        }
    }

    record Remove(ControlContext context) implements ControlOperation {

        @Override
        public Route route() {
            return new Route("DELETE", "/faults/{id}");
        }

        @Override
        public ControlAnswer answer(ControlCall call, PathValues path) {
            if (!context.faults().remove(path.get("id"))) {
                throw ControlProblem.notFound("there is no such fault in force");
            }
            return ControlAnswer.noContent();
        }
    }

    private static ObjectNode show(ScriptedFault fault) {
        ObjectNode shown = Json.object().put("id", fault.id()).put("hits", fault.hits());
        if (fault.remaining() != null) {
            shown.put("remaining", fault.remaining());
        }
        shown.set("fault", fault.script().source());
        return shown;
    }
}
