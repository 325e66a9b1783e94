package io.menjin.emulator.internal.control;

import io.menjin.emulator.internal.world.Identity;
import io.menjin.emulator.internal.world.SessionKey;
import io.menjin.emulator.internal.world.World;
import java.util.HashMap;
import java.util.Map;

/** Steers session_keys by hand. */
final class SessionKeyOperations {

    private SessionKeyOperations() {}

    /** What a login elsewhere, or a prefetch, does. */
    record Rotate(ControlContext context) implements ControlOperation {

        @Override
        public Route route() {
            return new Route("POST", "/users/{id}/rotate-session-key");
        }

        @Override
        public ControlAnswer answer(ControlCall call, PathValues path) {
            String appId = call.fields("appId").text("appId");
            return context.world().with(world -> {
                Identity identity = Subjects.identity(world, path.get("id"), appId);
                world.sessionKeys().rotate(identity.key(), world.now(), world.settings());
                return ControlAnswer.ok(state(identity, world));
            });
        }
    }

    /** What time does. */
    record Expire(ControlContext context) implements ControlOperation {

        @Override
        public Route route() {
            return new Route("POST", "/users/{id}/expire-session-key");
        }

        @Override
        public ControlAnswer answer(ControlCall call, PathValues path) {
            String appId = call.fields("appId").text("appId");
            return context.world().with(world -> {
                Identity identity = Subjects.identity(world, path.get("id"), appId);
                world.sessionKeys().expire(identity.key(), world.now());
                return ControlAnswer.ok(state(identity, world));
            });
        }
    }

    /** Version and expiry, never the value: whoever needs that has code2Session. */
    private static Map<String, Object> state(Identity identity, World world) {
        Map<String, Object> state = new HashMap<>();
        SessionKey key = world.sessionKeys().peek(identity.key());
        state.put("exists", key != null);
        if (key != null) {
            state.put("version", key.version());
            state.put("expiresAt", key.expiresAt());
        }
        return state;
    }
}
