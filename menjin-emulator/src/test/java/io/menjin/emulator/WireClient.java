package io.menjin.emulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.menjin.emulator.internal.crypto.Digests;
import io.menjin.emulator.internal.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;

/** A plain caller of the server API. */
public final class WireClient {

    private final URI base;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    public WireClient(URI base) {
        this.base = base;
    }

    public WireAnswer get(String path, Map<String, String> query) {
        return send(HttpRequest.newBuilder(uri(path, query)).GET());
    }

    public WireAnswer post(String path, Map<String, String> query, Object json) {
        return postRaw(path, query, Json.bytes(json));
    }

    public WireAnswer postRaw(String path, Map<String, String> query, byte[] body) {
        return send(HttpRequest.newBuilder(uri(path, query)).POST(BodyPublishers.ofByteArray(body)));
    }

    public WireAnswer send(HttpRequest.Builder request) {
        try {
            return WireAnswer.of(http.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public WireAnswer code2Session(String appId, String secret, String code) {
        return get(
                "/sns/jscode2session",
                Map.of("appid", appId, "secret", secret, "js_code", code, "grant_type", "authorization_code"));
    }

    public WireAnswer shopLogin(String code) {
        return code2Session(TestWorld.SHOP, TestWorld.SHOP_SECRET, code);
    }

    public WireAnswer token(String appId, String secret) {
        return get("/cgi-bin/token", Map.of("grant_type", "client_credential", "appid", appId, "secret", secret));
    }

    /** An access_token of the shop, from the stable line. */
    public String shopToken() {
        return stableToken(false).text("access_token");
    }

    public WireAnswer stableToken(boolean force) {
        return post(
                "/cgi-bin/stable_token",
                Map.of(),
                Map.of(
                        "grant_type",
                        "client_credential",
                        "appid",
                        TestWorld.SHOP,
                        "secret",
                        TestWorld.SHOP_SECRET,
                        "force_refresh",
                        force));
    }

    public WireAnswer phone(String token, String code) {
        return post("/wxa/business/getuserphonenumber", Map.of("access_token", token), Map.of("code", code));
    }

    /** A call that proves a session_key. */
    public WireAnswer proof(String path, String token, String openId, String sessionKey) {
        return get(path, proofQuery(token, openId, Digests.hmacSha256Hex(sessionKey, "")));
    }

    public static Map<String, String> proofQuery(String token, String openId, String signature) {
        Map<String, String> query = new TreeMap<>();
        query.put("access_token", token);
        query.put("openid", openId);
        query.put("signature", signature);
        query.put("sig_method", "hmac_sha256");
        return query;
    }

    public URI uri(String path, Map<String, String> query) {
        StringJoiner encoded = new StringJoiner("&");
        new TreeMap<>(query).forEach((name, value) -> encoded.add(name + "=" + URLEncoder.encode(value, UTF_8)));
        return URI.create(base + path + (query.isEmpty() ? "" : "?" + encoded));
    }
}
