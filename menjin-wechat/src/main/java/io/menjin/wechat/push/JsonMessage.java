package io.menjin.wechat.push;

import io.menjin.wechat.internal.json.MalformedJsonException;
import io.menjin.wechat.internal.json.StrictJson;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Reads a message in JSON. */
final class JsonMessage {

    private JsonMessage() {}

    static MessageFields parse(String json) throws PushRejectedException {
        MessageFields fields = new MessageFields();
        try {
            for (Map.Entry<String, JsonNode> member :
                    StrictJson.readObject(json).properties()) {
                JsonNode value = member.getValue();
                if (value.isString() || value.isIntegralNumber()) {
                    fields.put(member.getKey(), value.asString());
                }
            }
        } catch (MalformedJsonException malformed) {
            throw new PushRejectedException(PushRejection.MALFORMED);
        }
        return fields;
    }
}
