package io.menjin.emulator.internal.wire;

import io.menjin.emulator.internal.json.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * One call of the server API, with what is learnt about it on the way. Used by one thread at a time.
 */
public final class ApiCall {

    private final String method;
    private final String path;
    private final QueryParams query;
    private final Payload body;
    private final String callerAddress;
    private @Nullable String appId;
    private @Nullable String userId;

    public ApiCall(String method, String path, QueryParams query, Payload body, String callerAddress) {
        this.method = method;
        this.path = path;
        this.query = query;
        this.body = body;
        this.callerAddress = callerAddress;
    }

    public String method() {
        return method;
    }

    public boolean isPost() {
        return method.equals("POST");
    }

    public String path() {
        return path;
    }

    public @Nullable String param(String name) {
        return query.get(name);
    }

    public QueryParams query() {
        return query;
    }

    public String callerAddress() {
        return callerAddress;
    }

    /**
     * The body as a JSON object.
     *
     * @throws ApiRefusal 44002 if there is no body, 47001 if it is no JSON object
     */
    public JsonNode json() {
        if (body.isEmpty()) {
            throw new ApiRefusal(WeChatErrors.EMPTY_POST, "the request has no body; a JSON object was expected");
        }
        try {
            JsonNode json = Json.parse(body.bytes());
            if (json.isObject()) {
                return json;
            }
            throw new ApiRefusal(WeChatErrors.NOT_JSON, "the body is JSON, but no object");
        } catch (JacksonException e) {
            throw new ApiRefusal(WeChatErrors.NOT_JSON, "the body is not JSON: it does not parse");
        }
    }

    /** A text field of the body; empty and non-text count as absent. */
    public @Nullable String field(String name) {
        JsonNode value = json().get(name);
        return value == null || !value.isString() || value.stringValue().isEmpty() ? null : value.stringValue();
    }

    public boolean hasNoBody() {
        return body.isEmpty();
    }

    /** The appid that the query or the body names, whatever else the body is. */
    public @Nullable String namedAppId() {
        String named = param("appid");
        if (named != null || body.isEmpty()) {
            return named;
        }
        try {
            return field("appid");
        } catch (ApiRefusal noJson) {
            return null;
        }
    }

    /** Notes for the journal which app the call is about. */
    public void about(@Nullable String app) {
        appId = app;
    }

    /** Notes for the journal which user the call is about. */
    public void aboutUser(String user) {
        userId = user;
    }

    public @Nullable String appId() {
        return appId;
    }

    public @Nullable String userId() {
        return userId;
    }
}
