package io.menjin.wechat.internal.call;

import io.menjin.wechat.WeChatApi;
import io.menjin.wechat.errcode.ErrcodeRule;
import io.menjin.wechat.errcode.Reaction;
import io.menjin.wechat.errcode.WeChatErrcodes;
import io.menjin.wechat.internal.http.Deadline;
import io.menjin.wechat.internal.http.HttpAnswer;
import io.menjin.wechat.internal.http.HttpTransport;
import io.menjin.wechat.internal.http.TransportException;
import io.menjin.wechat.internal.http.TransportException.Failure;
import io.menjin.wechat.internal.json.MalformedJsonException;
import io.menjin.wechat.token.AccessToken;
import org.jspecify.annotations.Nullable;

/** Sends one request and says how it ended. Nothing but a whole, well-formed answer with all its parts is a success. */
final class Requester {

    private static final int OK = 200;
    private static final int TOO_MANY_REQUESTS = 429;

    private final HttpTransport transport;

    Requester(HttpTransport transport) {
        this.transport = transport;
    }

    <T> Attempt<T> send(ApiCall<T> call, @Nullable AccessToken token, Deadline deadline) {
        WeChatApi api = call.api();
        if (deadline.remaining().isZero()) {
            return new Attempt.Lost<>("the deadline passed before it was sent", false, false, null);
        }
        HttpAnswer http;
        try {
            http = transport.send(call.toHttp(token), deadline);
        } catch (TransportException failure) {
            return lost(api, failure);
        }
        if (http.status() != OK) {
            boolean serversFault = http.status() < 400 || http.status() >= 500 || http.status() == TOO_MANY_REQUESTS;
            boolean again = http.status() >= 500 && api.isRepeatable();
            // What depends on the request, such as 414, must not open the circuit: the sender of a code could do that.
            return new Attempt.Lost<>("HTTP status " + http.status(), again, serversFault, null);
        }
        try {
            return read(call, Answer.read(http.body()), token);
        } catch (MalformedJsonException malformed) {
            String what = "the answer cannot be read: " + malformed.getMessage();
            return new Attempt.Lost<>(what, api.isRepeatable(), true, null);
        }
    }

    private static <T> Attempt<T> read(ApiCall<T> call, Answer answer, @Nullable AccessToken token)
            throws MalformedJsonException {
        if (answer.errcode() == 0) {
            return new Attempt.Done<>(call.reader().read(answer), 0);
        }
        ErrcodeRule rule = WeChatErrcodes.rule(call.api(), answer.errcode());
        if (rule.reaction() == Reaction.ANSWER) {
            return new Attempt.Done<>(call.reader().read(answer), answer.errcode());
        }
        String words = call.isEchoedIn(answer.errmsg(), token) ? "" : answer.errmsg();
        return new Attempt.Refused<>(rule, words, answer.rid());
    }

    private static <T> Attempt<T> lost(WeChatApi api, TransportException failure) {
        String what = failure.getMessage() == null ? "no answer" : failure.getMessage();
        boolean again = failure.failure() == Failure.NOT_CONNECTED
                || (failure.failure() == Failure.BROKEN && api.isRepeatable());
        return new Attempt.Lost<>(what, again, failure.failure() != Failure.INTERRUPTED, failure.getCause());
    }
}
