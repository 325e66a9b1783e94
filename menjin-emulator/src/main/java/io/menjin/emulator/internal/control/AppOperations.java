package io.menjin.emulator.internal.control;

import io.menjin.emulator.EmulatedApp;
import io.menjin.emulator.internal.json.Fields;
import io.menjin.emulator.internal.push.LoopbackUrl;
import io.menjin.emulator.internal.world.App;
import io.menjin.emulator.internal.world.Ids;
import io.menjin.emulator.internal.world.World;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /apps}. */
final class AppOperations {

    private AppOperations() {}

    record Put(ControlContext context) implements ControlOperation {

        @Override
        public Route route() {
            return new Route("POST", "/apps");
        }

        @Override
        public ControlAnswer answer(ControlCall call, PathValues path) {
            Fields fields = call.fields(
                    "appId",
                    "secret",
                    "openPlatform",
                    "originalId",
                    "pushUrl",
                    "pushToken",
                    "encodingAesKey",
                    "ipAllowList",
                    "secretFrozen");
            return context.world().with(world -> put(fields, world));
        }

        private static ControlAnswer put(Fields fields, World world) {
            String appId = fields.text("appId");
            App old = appId == null ? null : world.app(appId);
            App app = merge(appId, fields, old, world);
            world.put(app);
            return ControlAnswer.json(old == null ? 201 : 200, show(app));
        }

        private static App merge(@Nullable String appId, Fields fields, @Nullable App old, World world) {
            String id = appId == null ? world.ids().appId() : checkedId(appId);
            List<String> addresses = fields.texts("ipAllowList");
            return new App(
                    id,
                    or(fields.text("secret"), old == null ? world.ids().appSecret() : old.secret()),
                    orNull(fields, "openPlatform", old == null ? null : old.openPlatform()),
                    or(fields.text("originalId"), old == null ? Ids.originalId(id) : old.originalId()),
                    LoopbackUrl.checked(orNull(fields, "pushUrl", old == null ? null : old.pushUrl())),
                    orNull(fields, "pushToken", old == null ? null : old.pushToken()),
                    checkedAesKey(orNull(fields, "encodingAesKey", old == null ? null : old.encodingAesKey())),
                    addresses != null ? addresses : old == null ? List.of() : old.ipAllowList(),
                    fields.bool("secretFrozen", old != null && old.secretFrozen()));
        }

        private static String checkedId(String appId) {
            if (!appId.matches("[A-Za-z0-9_-]{1,64}")) {
                throw ControlProblem.invalid("\"appId\" must be 1 to 64 letters, digits, _ or -");
            }
            return appId;
        }

        private static @Nullable String checkedAesKey(@Nullable String key) {
            if (key != null && !key.matches("[A-Za-z0-9+/]{43}")) {
                throw ControlProblem.invalid("\"encodingAesKey\" must be 43 characters of Base64");
            }
            return key;
        }

        private static String or(@Nullable String value, String otherwise) {
            return value != null && !value.isEmpty() ? value : otherwise;
        }

        private static @Nullable String orNull(Fields fields, String name, @Nullable String otherwise) {
            String value = fields.text(name);
            return value == null ? otherwise : value.isEmpty() ? null : value;
        }
    }

    record All(ControlContext context) implements ControlOperation {

        @Override
        public Route route() {
            return new Route("GET", "/apps");
        }

        @Override
        public ControlAnswer answer(ControlCall call, PathValues path) {
            return context.world()
                    .with(world -> ControlAnswer.ok(Map.of(
                            "apps",
                            world.apps().stream().map(AppOperations::show).toList())));
        }
    }

    record One(ControlContext context) implements ControlOperation {

        @Override
        public Route route() {
            return new Route("GET", "/apps/{appId}");
        }

        @Override
        public ControlAnswer answer(ControlCall call, PathValues path) {
            return context.world().with(world -> ControlAnswer.ok(show(Subjects.app(world, path.get("appId")))));
        }
    }

    private static EmulatedApp show(App app) {
        return new EmulatedApp(
                app.appId(),
                app.secret(),
                app.openPlatform(),
                app.originalId(),
                app.pushUrl(),
                app.pushToken(),
                app.encodingAesKey(),
                app.ipAllowList(),
                app.secretFrozen());
    }
}
