package io.menjin.spring.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A response that keeps to the contract. */
public final class Reply {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpResponse<byte[]> response;

    Reply(HttpResponse<byte[]> response) {
        this.response = response;
    }

    public int status() {
        return response.statusCode();
    }

    public byte[] bytes() {
        return response.body();
    }

    public String text() {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    public JsonNode json() {
        return JSON.readTree(response.body());
    }

    /** A member of the body by its path, as text. */
    public @Nullable String at(String path) {
        JsonNode node = json().at("/" + path.replace('.', '/'));
        return node.isMissingNode() || node.isNull() ? null : node.asString();
    }

    public String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    public List<String> headers(String name) {
        return response.headers().allValues(name);
    }

    /** All headers, with names in lower case. */
    public Map<String, List<String>> headers() {
        Map<String, List<String>> all = new TreeMap<>();
        response.headers().map().forEach((name, values) -> all.put(name.toLowerCase(Locale.ROOT), values));
        return all;
    }

    public Reply expect(int status) {
        assertThat(response.statusCode()).as(text()).isEqualTo(status);
        return this;
    }

    /** Expects a problem with this code, under its own status. */
    public Reply expectProblem(String code) {
        assertThat(header("Content-Type")).as(text()).startsWith("application/problem+json");
        assertThat(at("code")).as(text()).isEqualTo(code);
        assertThat(json().at("/status").asInt()).isEqualTo(status());
        return this;
    }

    @Override
    public String toString() {
        return status() + " " + text();
    }
}
