package io.menjin.it.soak;

import io.menjin.it.harness.Answer;
import io.menjin.it.harness.ApiClient;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** Tokens that were ended and must stay so. Thread-safe. */
final class Ended {

    private static final int MOST = 500;
    /** Twice what is promised for the other nodes. */
    private static final Duration BOUND = Duration.ofSeconds(2);

    private final BlockingQueue<Token> tokens = new ArrayBlockingQueue<>(MOST);

    private record Token(String value, Instant endedAt) {}

    /** A token was ended just now. */
    void add(String token) {
        add(new Token(token, Instant.now()));
    }

    private void add(Token token) {
        while (!tokens.offer(token)) {
            tokens.poll();
        }
    }

    /** Tries the one that was ended first; false when none was ended long enough ago. */
    boolean tryOne(ApiClient node) {
        Token token = tokens.poll();
        if (token == null) {
            return false;
        }
        if (Instant.now().isBefore(token.endedAt().plus(BOUND))) {
            add(token);
            return false;
        }
        Citizen.expect(
                401,
                node.get("/v1/verify")
                        .token(token.value())
                        .outsideOfTheContract()
                        .send());
        return true;
    }

    static Answer introspect(ApiClient node, String token) {
        Answer answer = node.post("/oauth2/introspect")
                .basic(Site.CLIENT, Site.CLIENT_SECRET)
                .body("application/x-www-form-urlencoded", "token=" + URLEncoder.encode(token, StandardCharsets.UTF_8))
                .outsideOfTheContract()
                .send();
        Citizen.expect(200, answer);
        return answer;
    }
}
