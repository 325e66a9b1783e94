package io.menjin.emulator.internal.control;

import io.menjin.emulator.internal.json.InvalidFieldException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The control API: finds the operation and turns every failure into a problem document. Thread-safe. */
public final class ControlApi {

    public static final String PREFIX = "/_emulator/v1";

    private final List<ControlOperation> operations;

    public ControlApi(ControlContext context) {
        operations = ControlOperations.of(context);
    }

    public ControlAnswer answer(ControlCall call) {
        try {
            return route(call, call.path().substring(PREFIX.length()));
        } catch (ControlProblem problem) {
            return problem.answer();
        } catch (InvalidFieldException e) {
            return ControlProblem.invalid(String.valueOf(e.getMessage())).answer();
        }
    }

    private ControlAnswer route(ControlCall call, String path) {
        Set<String> otherMethods = new TreeSet<>();
        for (ControlOperation operation : operations) {
            PathValues values = operation.route().match(path);
            if (values != null) {
                if (operation.route().method().equals(call.method())) {
                    return operation.answer(call, values);
                }
                otherMethods.add(operation.route().method());
            }
        }
        if (otherMethods.isEmpty()) {
            throw ControlProblem.notFound(
                    "the control API has no such path; GET " + PREFIX + "/openapi.yaml describes what it has");
        }
        throw new ControlProblem(
                405, "method_not_allowed", "this path takes " + String.join(", ", otherMethods) + " only");
    }
}
