package io.menjin.emulator.internal.api;

import io.menjin.emulator.EmulatorSettings;
import io.menjin.emulator.Settings;
import io.menjin.emulator.internal.json.Json;
import io.menjin.emulator.internal.wire.ApiAnswer;
import io.menjin.emulator.internal.wire.ApiCall;
import io.menjin.emulator.internal.wire.ApiRefusal;
import io.menjin.emulator.internal.wire.Masked;
import io.menjin.emulator.internal.wire.Payload;
import io.menjin.emulator.internal.wire.Rid;
import io.menjin.emulator.internal.wire.WeChatError;
import io.menjin.emulator.internal.wire.WeChatErrors;
import io.menjin.emulator.internal.world.World;
import io.menjin.emulator.internal.world.WorldLock;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Runs a call and wraps its outcome as WeChat does: the one place that writes the envelope. Thread-safe. */
public final class ApiDispatcher {

    private final WorldLock world;

    public ApiDispatcher(WorldLock world) {
        this.world = world;
    }

    public ApiAnswer dispatch(@Nullable ServerApi api, ApiCall call) {
        if (api == null) {
            return unknownPath(call);
        }
        return world.with(w -> run(api, call, w)).written();
    }

    /** The envelope of an errcode, for one that a fault asks for. */
    public ApiAnswer refusal(@Nullable ServerApi api, WeChatError error, @Nullable String why) {
        return world.with(w -> refused(api, error, why, w)).written();
    }

    private static Outcome run(ServerApi api, ApiCall call, World world) {
        try {
            checkMethod(api.description(), call);
            return outcome(api, api.answer(call, world), 0, remark(call), world);
        } catch (ApiRefusal refusal) {
            String remark = remark(call);
            String why = remark == null ? refusal.why() : refusal.why() + "; " + remark;
            return refused(api, refusal.error(), why, world);
        }
    }

    private static Outcome refused(@Nullable ServerApi api, WeChatError error, @Nullable String why, World world) {
        ObjectNode body = Json.object().put("errcode", error.code()).put("errmsg", error.message(Rid.next(world)));
        return outcome(api, body, error.code(), why, world);
    }

    private static Outcome outcome(
            @Nullable ServerApi api, ObjectNode body, int errcode, @Nullable String why, World world) {
        return new Outcome(
                contentType(api, world), body, errcode, why, world.settings().get(Settings.ESCAPES_SLASHES));
    }

    private static void checkMethod(ApiDescription api, ApiCall call) {
        if (!api.methods().contains(call.method())) {
            boolean wantsPost = api.methods().contains("POST");
            throw new ApiRefusal(
                    wantsPost ? WeChatErrors.POST_REQUIRED : WeChatErrors.GET_REQUIRED,
                    api.path() + " takes " + String.join(" or ", api.methods()) + ", not " + Masked.id(call.method()));
        }
    }

    private static String contentType(@Nullable ServerApi api, World world) {
        EmulatorSettings settings = world.settings();
        return api != null && api.description().isSns()
                ? settings.get(Settings.SNS_CONTENT_TYPE)
                : settings.get(Settings.API_CONTENT_TYPE);
    }

    private static @Nullable String remark(ApiCall call) {
        return call.query().repeated().isEmpty()
                ? null
                : "given more than once, of which the first counts: "
                        + String.join(
                                ", ",
                                call.query().repeated().stream().map(Masked::id).toList())
                        + " (was a value not URL-encoded?)";
    }

    private static ApiAnswer unknownPath(ApiCall call) {
        String why = "The emulator does not know " + Masked.id(call.path())
                + ". docs/emulator-fidelity.md lists what it emulates; so does GET /_emulator/v1/fidelity.";
        return new ApiAnswer(404, "text/plain;charset=utf-8", Payload.ofText(why + "\n"), null, why);
    }

    /** What a call came to; it is written as JSON after the world was left. */
    private record Outcome(
            String contentType,
            ObjectNode body,
            int errcode,
            @Nullable String why,
            boolean escapesSlashes) {

        ApiAnswer written() {
            String json = Json.text(body);
            // A slash can only stand within a string.
            Payload payload = Payload.ofText(escapesSlashes ? json.replace("/", "\\/") : json);
            return new ApiAnswer(200, contentType, payload, errcode, why);
        }
    }
}
