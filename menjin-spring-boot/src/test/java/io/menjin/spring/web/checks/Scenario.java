package io.menjin.spring.web.checks;

import io.menjin.spring.testing.Call;
import io.menjin.spring.testing.Reply;
import io.menjin.spring.testing.TestServer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * One request, and what every way has to answer.
 *
 * @param request fills in what the request has
 */
record Scenario(String name, String method, String target, UnaryOperator<Call> request, int status) {
    /** They say something of the connection or the moment, not of the answer. */
    private static final Set<String> NOT_OF_THE_ANSWER =
            Set.of("date", "connection", "keep-alive", "transfer-encoding");

    /** What can be compared of an answer. */
    record Outcome(int status, Map<String, List<String>> headers, String body) {}

    Outcome over(GatewayWay way, TestServer server) {
        Reply reply = request.apply(way.call(server, method, target)).send();
        Map<String, List<String>> headers = new TreeMap<>(reply.headers());
        headers.keySet().removeIf(NOT_OF_THE_ANSWER::contains);
        String body = reply.text().replaceAll("\"traceId\":\"[0-9a-f]{32}\"", "\"traceId\":\"...\"");
        return new Outcome(reply.status(), headers, body);
    }

    @Override
    public String toString() {
        return name;
    }
}
