package io.menjin.emulator.internal.api;

import io.menjin.emulator.Settings;
import io.menjin.emulator.internal.wire.ApiCall;
import io.menjin.emulator.internal.wire.ApiRefusal;
import io.menjin.emulator.internal.wire.Rid;
import io.menjin.emulator.internal.wire.WeChatErrors;
import io.menjin.emulator.internal.world.App;
import io.menjin.emulator.internal.world.World;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code POST /wxa/msg_sec_check}, version 2: what WeChat thinks of a text. */
final class CheckText implements ServerApi {

    private static final int LONGEST = 2500;
    private static final int NORMAL = 100;

    private static final ApiDescription DESCRIPTION = new ApiDescription(
            "/wxa/msg_sec_check",
            "msgSecCheck",
            Set.of("POST"),
            Fidelity.PARTIAL,
            "https://developers.weixin.qq.com/miniprogram/dev/server/API/sec-center/sec-check/api_msgseccheck",
            List.of(
                    "Words decide, by the setting contentRules; WeChat's models are its own.",
                    "A text that is too long gives 45002; which errcode WeChat gives is not documented.",
                    "Version 1 and API encryption are not emulated."));

    @Override
    public ApiDescription description() {
        return DESCRIPTION;
    }

    @Override
    public ObjectNode answer(ApiCall call, World world) {
        App app = Callers.byAccessToken(call, world);
        String content = content(call);
        requireScene(call.json().get("scene"));
        RecentVisitors.byOpenId(app, call.field("openid"), call, world);
        Map.Entry<String, String> rule = world.settings().get(Settings.CONTENT_RULES).entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .filter(candidate -> content.contains(candidate.getKey()))
                .findFirst()
                .orElse(null);
        return body(rule, world);
    }

    private static String content(ApiCall call) {
        String content = call.field("content");
        JsonNode version = call.json().get("version");
        if (content == null || version == null || version.asInt(0) != 2) {
            throw new ApiRefusal(WeChatErrors.NOT_JSON, "content, and version 2, are required");
        }
        if (content.codePointCount(0, content.length()) > LONGEST) {
            throw new ApiRefusal(WeChatErrors.CONTENT_TOO_LONG, "the content has more than " + LONGEST + " characters");
        }
        return content;
    }

    private static void requireScene(@Nullable JsonNode scene) {
        int value = scene == null ? 0 : scene.asInt(0);
        if (value < 1 || value > 4) {
            throw new ApiRefusal(WeChatErrors.INVALID_SCENE, "scene must be 1 to 4");
        }
    }

    private static ObjectNode body(Map.@Nullable Entry<String, String> rule, World world) {
        String verdict = rule == null ? "pass " + NORMAL : rule.getValue();
        int space = verdict.indexOf(' ');
        String suggest = verdict.substring(0, space);
        int label = Integer.parseInt(verdict.substring(space + 1));
        ObjectNode body = Replies.ok();
        body.putObject("result").put("suggest", suggest).put("label", label);
        ArrayNode detail = body.putArray("detail");
        part(detail, "content_model", suggest, label).put("prob", 90);
        if (rule != null) {
            part(detail, "keyword", suggest, label).put("level", 90).put("keyword", rule.getKey());
        }
        // A trace_id has the form of a rid.
        return body.put("trace_id", Rid.next(world));
    }

    private static ObjectNode part(ArrayNode detail, String strategy, String suggest, int label) {
        return detail.addObject()
                .put("strategy", strategy)
                .put("errcode", 0)
                .put("suggest", suggest)
                .put("label", label);
    }
}
