package io.menjin.emulator.internal.control;

import io.menjin.emulator.SignedData;
import io.menjin.emulator.internal.crypto.Digests;
import io.menjin.emulator.internal.json.Fields;
import io.menjin.emulator.internal.json.Json;
import io.menjin.emulator.internal.world.Identity;
import io.menjin.emulator.internal.world.OpenData;
import io.menjin.emulator.internal.world.SealedData;
import io.menjin.emulator.internal.world.SessionKey;
import io.menjin.emulator.internal.world.User;
import io.menjin.emulator.internal.world.World;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Signed and encrypted data as the WeChat client hands it to a mini program. */
final class OpenDataOperations {

    private static final String ANONYMOUS_NAME = "微信用户";
    private static final String ANONYMOUS_AVATAR =
            "https://thirdwx.qlogo.cn/mmopen/vi_32/POgEwh4mIHO4nibH0KlMECNjjGxQUq24ZEaGT4poC6icRiccVGKSyXwibcPq4BWmiaIGuG1icwxaQX6grC9VemZoJ8rg/132";

    private OpenDataOperations() {}

    /** {@code wx.getUserProfile}, or with {@code withIds} the older {@code wx.getUserInfo}. */
    record Profile(ControlContext context) implements ControlOperation {

        @Override
        public Route route() {
            return new Route("POST", "/users/{id}/profile");
        }

        @Override
        public ControlAnswer answer(ControlCall call, PathValues path) {
            Fields fields = call.fields("appId", "anonymous", "withIds");
            boolean anonymous = fields.bool("anonymous", false);
            boolean withIds = fields.bool("withIds", false);
            return context.world().with(world -> {
                Identity identity = Subjects.identity(world, path.get("id"), fields.text("appId"));
                User user = Subjects.user(world, identity.userId());
                ObjectNode raw = raw(user, anonymous);
                ObjectNode plain = Json.object();
                if (withIds) {
                    plain.put("openId", identity.openId());
                }
                plain.setAll(raw);
                if (withIds && identity.unionId() != null) {
                    plain.put("unionId", identity.unionId());
                }
                plain.set("watermark", OpenData.watermark(identity.appId(), world.now()));
                return ControlAnswer.ok(sign(raw, plain, identity, world));
            });
        }

        /** Gender and region have been blank since October 2021. */
        private static ObjectNode raw(User user, boolean anonymous) {
            String nickname = user.nickname();
            String avatar = user.avatarUrl();
            return Json.object()
                    .put("nickName", anonymous || nickname == null ? ANONYMOUS_NAME : nickname)
                    .put("gender", 0)
                    .put("language", "zh_CN")
                    .put("city", "")
                    .put("province", "")
                    .put("country", "")
                    .put("avatarUrl", anonymous || avatar == null ? ANONYMOUS_AVATAR : avatar);
        }
    }

    /** Any data at all, with WeChat's watermark or another one, to test what a server makes of it. */
    record Any(ControlContext context) implements ControlOperation {

        @Override
        public Route route() {
            return new Route("POST", "/users/{id}/open-data");
        }

        @Override
        public ControlAnswer answer(ControlCall call, PathValues path) {
            Fields fields = call.fields("appId", "data", "watermark");
            JsonNode data = fields.node("data");
            if (!(data instanceof ObjectNode raw)) {
                throw ControlProblem.invalid("\"data\" must be an object");
            }
            JsonNode watermark = fields.node("watermark");
            return context.world().with(world -> {
                Identity identity = Subjects.identity(world, path.get("id"), fields.text("appId"));
                ObjectNode plain = Json.object().setAll(raw);
                if (watermark == null) {
                    plain.set("watermark", OpenData.watermark(identity.appId(), world.now()));
                } else if (!watermark.isBoolean() || watermark.booleanValue()) {
                    plain.set("watermark", watermark);
                }
                return ControlAnswer.ok(sign(raw, plain, identity, world));
            });
        }
    }

    private static SignedData sign(ObjectNode raw, ObjectNode plain, Identity identity, World world) {
        SessionKey key = world.sessionKeys().use(identity.key(), world.now(), world.settings());
        String rawData = Json.text(raw);
        SealedData sealed = SealedData.seal(plain, key, world);
        return new SignedData(rawData, Digests.sha1Hex(rawData + key.value()), sealed.encryptedData(), sealed.iv());
    }
}
