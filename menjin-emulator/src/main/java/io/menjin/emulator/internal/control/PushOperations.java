package io.menjin.emulator.internal.control;

import io.menjin.emulator.PushFormat;
import io.menjin.emulator.PushMode;
import io.menjin.emulator.Settings;
import io.menjin.emulator.internal.crypto.Digests;
import io.menjin.emulator.internal.json.Fields;
import io.menjin.emulator.internal.json.InvalidFieldException;
import io.menjin.emulator.internal.push.PushPolicy;
import io.menjin.emulator.internal.push.PushRequest;
import io.menjin.emulator.internal.push.PushTarget;
import io.menjin.emulator.internal.world.App;
import io.menjin.emulator.internal.world.Identity;
import io.menjin.emulator.internal.world.World;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Messages that WeChat pushes to the developer's server. */
final class PushOperations {

    private PushOperations() {}

    /** {@code POST /users/{id}/push}: an event about a user. */
    record Send(ControlContext context) implements ControlOperation {

        private static final String REVOKE = "user_authorization_revoke";
        private static final List<String> AUTHORIZATION_EVENTS =
                List.of(REVOKE, "user_authorization_cancellation", "user_info_modified");

        @Override
        public Route route() {
            return new Route("POST", "/users/{id}/push");
        }

        @Override
        public ControlAnswer answer(ControlCall call, PathValues path) {
            Fields fields = call.fields(
                    "appId",
                    "event",
                    "mode",
                    "format",
                    "revokeInfo",
                    "pluginId",
                    "openPid",
                    "unionId",
                    "fields",
                    "wrongSignature",
                    "deliveries",
                    "straySpaces");
            Prepared prepared = context.world().with(world -> prepare(path.get("id"), fields, world));
            return ControlAnswer.ok(
                    context.pushSender().send(prepared.target(), prepared.request(), prepared.policy()));
        }

        private static Prepared prepare(String userId, Fields fields, World world) {
            Identity identity = Subjects.identity(world, userId, fields.text("appId"));
            PushTarget target = target(Subjects.app(world, identity.appId()));
            PushMode mode = choice(fields, "mode", PushMode.values(), PushMode::wireName, PushMode.PLAIN);
            if (mode != PushMode.PLAIN && target.encodingAesKey() == null) {
                throw ControlProblem.invalid("this mode needs the app's \"encodingAesKey\"");
            }
            Integer deliveries = fields.integer("deliveries", 1, 20);
            PushRequest request = PushRequest.of(
                    message(identity, target, fields, world),
                    identity.openId(),
                    mode,
                    choice(fields, "format", PushFormat.values(), PushFormat::wireName, PushFormat.JSON),
                    fields.bool("wrongSignature", false),
                    fields.bool("straySpaces", false),
                    deliveries == null ? 1 : deliveries);
            return new Prepared(target, request, PushPolicy.of(world.settings()));
        }

        private static Map<String, Object> message(Identity identity, PushTarget target, Fields fields, World world) {
            String event = fields.requiredText("event");
            boolean authorization = AUTHORIZATION_EVENTS.contains(event);
            Map<String, Object> message = new LinkedHashMap<>();
            message.put("ToUserName", target.originalId());
            message.put("FromUserName", authorization ? serviceAccount(target) : identity.openId());
            message.put("CreateTime", world.now().getEpochSecond());
            message.put("MsgType", "event");
            message.put("Event", event);
            if (authorization) {
                message.put("OpenID", identity.openId());
                message.put("AppID", identity.appId());
            }
            List<String> revoked = fields.texts("revokeInfo");
            if (revoked != null) {
                message.put("RevokeInfo", String.join(world.settings().get(Settings.REVOKE_INFO_SEPARATOR), revoked));
            } else if (event.equals(REVOKE)) {
                throw ControlProblem.invalid("\"revokeInfo\" is required: the codes of the data, for example [\"8\"]");
            }
            putIfGiven(message, "PluginID", fields.text("pluginId"));
            putIfGiven(message, "OpenPID", fields.text("openPid"));
            if (fields.bool("unionId", false)) {
                putIfGiven(message, "UnionID", identity.unionId());
            }
            JsonNode more = fields.node("fields");
            if (more != null) {
                if (!more.isObject()) {
                    throw ControlProblem.invalid("\"fields\" must be an object");
                }
                more.properties().forEach(entry -> message.put(entry.getKey(), plain(entry.getValue())));
            }
            return message;
        }

        /** The sender of these events is an account of WeChat's own, not the user. */
        private static String serviceAccount(PushTarget target) {
            byte[] mac = Digests.hmacSha256("menjin-emulator push service", target.appId());
            return "o" + Digests.base64Url(mac).substring(0, 27);
        }

        private static Object plain(JsonNode value) {
            return value.isString() ? value.stringValue() : value.isNumber() ? value.numberValue() : value;
        }

        private static void putIfGiven(Map<String, Object> message, String name, @Nullable String value) {
            if (value != null) {
                message.put(name, value);
            }
        }

        private static <E> E choice(
                Fields fields, String name, E[] choices, Function<E, String> wireName, E otherwise) {
            String given = fields.text(name);
            if (given == null) {
                return otherwise;
            }
            return Arrays.stream(choices)
                    .filter(choice -> wireName.apply(choice).equals(given))
                    .findFirst()
                    .orElseThrow(() -> new InvalidFieldException("\"" + name + "\" must be one of "
                            + String.join(
                                    ", ", Arrays.stream(choices).map(wireName).toList())));
        }

        private record Prepared(PushTarget target, PushRequest request, PushPolicy policy) {}
    }

    /** {@code POST /apps/{appId}/push-check}: the GET with echostr. */
    record Check(ControlContext context) implements ControlOperation {

        @Override
        public Route route() {
            return new Route("POST", "/apps/{appId}/push-check");
        }

        @Override
        public ControlAnswer answer(ControlCall call, PathValues path) {
            call.fields();
            PushTarget target = context.world().with(world -> target(Subjects.app(world, path.get("appId"))));
            PushPolicy policy = context.world().with(world -> PushPolicy.of(world.settings()));
            return ControlAnswer.ok(context.pushSender().verify(target, policy));
        }
    }

    private static PushTarget target(App app) {
        if (app.pushUrl() == null || app.pushToken() == null) {
            throw ControlProblem.invalid(
                    "the app needs \"pushUrl\" and \"pushToken\" first: POST " + ControlApi.PREFIX + "/apps");
        }
        return new PushTarget(app.appId(), app.originalId(), app.pushUrl(), app.pushToken(), app.encodingAesKey());
    }
}
