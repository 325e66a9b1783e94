package io.menjin.wechat.internal.call;

import io.menjin.wechat.internal.json.Fields;
import io.menjin.wechat.internal.json.MalformedJsonException;
import io.menjin.wechat.internal.json.StrictJson;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An answer of WeChat that could be read.
 *
 * @param errcode 0 also where WeChat leaves it out
 * @param explicit whether WeChat wrote an errcode
 * @param errmsg without the rid; for operators only
 * @param rid WeChat's request id, or null
 */
public record Answer(
        int errcode,
        boolean explicit,
        String errmsg,
        @Nullable String rid,
        ObjectNode root) {

    private static final Pattern RID = Pattern.compile(",?\\s*rid:\\s*([0-9a-fA-F-]{1,64})\\s*$");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,9}");

    /** Reads a body, whatever its content type says. */
    public static Answer read(byte[] body) throws MalformedJsonException {
        ObjectNode root = StrictJson.readObject(body);
        JsonNode errcode = root.path("errcode");
        String errmsg = root.path("errmsg").isString() ? root.path("errmsg").stringValue() : "";
        Matcher rid = RID.matcher(errmsg);
        boolean found = rid.find();
        return new Answer(
                errcode.isMissingNode() ? 0 : errcode(errcode),
                !errcode.isMissingNode(),
                found ? errmsg.substring(0, rid.start()) : errmsg,
                found ? rid.group(1) : null,
                root);
    }

    private static int errcode(JsonNode node) throws MalformedJsonException {
        if (node.isString() && NUMBER.matcher(node.stringValue()).matches()) {
            return Integer.parseInt(node.stringValue());
        }
        OptionalLong number = Fields.optionalWholeNumber(node);
        if (number.isPresent() && number.getAsLong() == (int) number.getAsLong()) {
            return (int) number.getAsLong();
        }
        throw new MalformedJsonException("errcode is not a number");
    }

    /** Hides the content. */
    @Override
    public String toString() {
        return "Answer[" + errcode + "]";
    }
}
