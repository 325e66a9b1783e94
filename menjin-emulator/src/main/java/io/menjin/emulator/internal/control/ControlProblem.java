package io.menjin.emulator.internal.control;

import io.menjin.emulator.internal.json.Json;
import io.menjin.emulator.internal.wire.Payload;

/** Ends a control call with an RFC 9457 problem. */
public final class ControlProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    ControlProblem(int status, String code, String detail) {
        super(detail, null, false, false);
        this.status = status;
        this.code = code;
    }

    /** The answer itself, for what is refused before an operation is found. */
    public static ControlAnswer of(int status, String code, String detail) {
        return new ControlProblem(status, code, detail).answer();
    }

    static ControlProblem notFound(String what) {
        return new ControlProblem(404, "not_found", what);
    }

    static ControlProblem invalid(String detail) {
        return new ControlProblem(400, "invalid_request", detail);
    }

    ControlAnswer answer() {
        return new ControlAnswer(
                status,
                "application/problem+json",
                Payload.of(Json.bytes(Json.object()
                        .put("type", "about:blank")
                        .put("title", code.replace('_', ' '))
                        .put("status", status)
                        .put("detail", getMessage())
                        .put("code", code))));
    }
}
