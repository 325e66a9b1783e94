package io.menjin.it.harness;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import org.assertj.core.api.Assertions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a server answered, after it was checked against the contract.
 *
 * @param request method and path, for messages
 */
public record Answer(String request, int status, HttpHeaders headers, byte[] body) {

    private static final JsonMapper JSON = new JsonMapper();

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    public JsonNode json() {
        return JSON.readTree(body);
    }

    /** The text at a JSON pointer; empty where there is none. */
    public String at(String pointer) {
        return json().at(pointer).asString("");
    }

    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    /** The stable code of a problem; empty for a success. */
    public String code() {
        return status < 400 ? "" : at("/code");
    }

    /**
     * Checks that it is a success.
     *
     * @return this
     */
    public Answer ok() {
        Assertions.assertThat(status).as("%s answered %s", request, text()).isBetween(200, 299);
        return this;
    }

    /**
     * Checks that it is this problem.
     *
     * @return this
     */
    public Answer problem(int expectedStatus, String expectedCode) {
        Assertions.assertThat(status + " " + code())
                .as("%s answered %s", request, text())
                .isEqualTo(expectedStatus + " " + expectedCode);
        return this;
    }

    /**
     * Checks that it is this problem, with this advice for the user interface.
     *
     * @return this
     */
    public Answer problem(int expectedStatus, String expectedCode, String expectedAction) {
        problem(expectedStatus, expectedCode);
        Assertions.assertThat(at("/action"))
                .as("%s answered %s", request, text())
                .isEqualTo(expectedAction);
        return this;
    }

    @Override
    public String toString() {
        return request + " -> " + status;
    }
}
