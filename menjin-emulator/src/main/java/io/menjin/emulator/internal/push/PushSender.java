package io.menjin.emulator.internal.push;

import io.menjin.emulator.PushDelivery;
import io.menjin.emulator.PushFormat;
import io.menjin.emulator.PushMode;
import io.menjin.emulator.PushResult;
import io.menjin.emulator.internal.crypto.PushCipher;
import io.menjin.emulator.internal.crypto.PushSignature;
import io.menjin.emulator.internal.world.Ids;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Delivers messages to an app's callback URL as WeChat does, and asks it to prove that it is the developer's. */
public final class PushSender {

    private static final int LONGEST_ANSWER = 4096;

    private final Clock clock;
    private final Ids ids;
    private @Nullable HttpClient client;

    public PushSender(Clock clock, Ids ids) {
        this.clock = clock;
        this.ids = ids;
    }

    /** Delivers a message, with WeChat's retries. Blocks until it is done. */
    public PushResult send(PushTarget target, PushRequest request, PushPolicy policy) {
        List<PushDelivery> all = new ArrayList<>();
        boolean accepted = true;
        for (int i = 0; i < request.deliveries(); i++) {
            accepted &= deliver(target, request, policy, all);
        }
        return new PushResult(accepted, all);
    }

    /** The check WeChat makes when the URL is configured: the receiver must send echostr back as it is. */
    public PushDelivery verify(PushTarget target, PushPolicy policy) {
        String timestamp = timestamp();
        String nonce = nonce();
        String echo = Long.toString(Math.abs((long) ids.group()) * 1_000_000_007L);
        Map<String, String> query = new LinkedHashMap<>();
        query.put("signature", PushSignature.of(target.token(), timestamp, nonce));
        query.put("echostr", echo);
        query.put("timestamp", timestamp);
        query.put("nonce", nonce);
        String encoded = PushEnvelope.encode(query);
        HttpRequest get = request(target, encoded, policy).GET().build();
        return exchange(get, encoded, "", (status, answer) -> {
            boolean right = status == 200 && answer.equals(echo);
            return new PushReply(null, right ? null : "the receiver must answer 200 with exactly the echostr");
        });
    }

    private boolean deliver(PushTarget target, PushRequest request, PushPolicy policy, List<PushDelivery> all) {
        for (int attempt = 1; attempt <= policy.attempts(); attempt++) {
            PushDelivery delivery = post(target, request, policy);
            all.add(delivery);
            boolean retry = delivery.status() == 0 || (delivery.status() != 200 && policy.retriesErrorStatus());
            if (!retry) {
                return delivery.accepted();
            }
        }
        return false;
    }

    private PushDelivery post(PushTarget target, PushRequest request, PushPolicy policy) {
        boolean encrypts = request.mode() != PushMode.PLAIN;
        PushEnvelope envelope = PushEnvelope.seal(
                target,
                request.message(),
                request.openId(),
                request.mode(),
                request.format(),
                timestamp(),
                nonce(),
                encrypts ? encrypt(target, request) : null,
                request.wrongSignature());
        HttpRequest post = request(target, envelope.query(), policy)
                .header("Content-Type", request.format() == PushFormat.JSON ? "application/json" : "text/xml")
                .POST(BodyPublishers.ofString(envelope.body()))
                .build();
        return exchange(
                post,
                envelope.query(),
                envelope.body(),
                (status, answer) -> PushReply.of(status, answer, target, encrypts));
    }

    private @Nullable String encrypt(PushTarget target, PushRequest request) {
        String key = target.encodingAesKey();
        return key == null
                ? null
                : new PushCipher(key, target.appId())
                        .encrypt(ids.bytes(16), request.message().write(request.format()));
    }

    private PushDelivery exchange(HttpRequest request, String query, String body, Judge judge) {
        try {
            HttpResponse<String> response = client().send(request, BodyHandlers.ofString());
            String answer = response.body();
            PushReply reply = judge.judge(response.statusCode(), answer);
            String shown = answer.substring(0, Math.min(answer.length(), LONGEST_ANSWER));
            boolean accepted = reply.problem() == null;
            return new PushDelivery(
                    query, body, response.statusCode(), shown, reply.message(), accepted, reply.problem());
        } catch (IOException e) {
            return new PushDelivery(query, body, 0, null, null, false, "no answer: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new PushDelivery(query, body, 0, null, null, false, "the emulator was stopped");
        }
    }

    /** Made when it is first needed: a client keeps a thread, and most emulators never push. */
    private synchronized HttpClient client() {
        HttpClient made = client;
        if (made == null) {
            made = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    // A redirect would lead away from this machine.
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();
            client = made;
        }
        return made;
    }

    private static HttpRequest.Builder request(PushTarget target, String query, PushPolicy policy) {
        String separator = target.url().contains("?") ? "&" : "?";
        return HttpRequest.newBuilder(URI.create(target.url() + separator + query))
                // For connecting, too.
                .timeout(policy.timeout())
                .header("User-Agent", "Mozilla/4.0");
    }

    private String timestamp() {
        return Long.toString(clock.instant().getEpochSecond());
    }

    private String nonce() {
        return Integer.toString(ids.group() & Integer.MAX_VALUE);
    }

    private interface Judge {
        PushReply judge(int status, String answer);
    }
}
