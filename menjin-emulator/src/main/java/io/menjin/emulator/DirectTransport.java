package io.menjin.emulator;

import io.menjin.emulator.internal.control.ControlAnswer;
import io.menjin.emulator.internal.control.ControlApi;
import io.menjin.emulator.internal.control.ControlCall;
import io.menjin.emulator.internal.wire.Payload;
import io.menjin.emulator.internal.wire.QueryParams;
import org.jspecify.annotations.Nullable;

/** Calls the control API of this process without a socket. */
record DirectTransport(ControlApi control) implements ControlTransport {

    @Override
    public Answer send(String method, String pathAndQuery, @Nullable Payload body) {
        int mark = pathAndQuery.indexOf('?');
        String path = mark < 0 ? pathAndQuery : pathAndQuery.substring(0, mark);
        String query = mark < 0 ? null : pathAndQuery.substring(mark + 1);
        ControlAnswer answer = control.answer(new ControlCall(
                method, ControlApi.PREFIX + path, QueryParams.parse(query), body == null ? Payload.empty() : body));
        return new Answer(answer.status(), answer.body());
    }
}
