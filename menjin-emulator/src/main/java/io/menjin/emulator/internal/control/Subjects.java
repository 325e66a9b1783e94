package io.menjin.emulator.internal.control;

import io.menjin.emulator.internal.world.App;
import io.menjin.emulator.internal.world.Identity;
import io.menjin.emulator.internal.world.User;
import io.menjin.emulator.internal.world.World;
import org.jspecify.annotations.Nullable;

/** The apps and users that control calls name. */
final class Subjects {

    private Subjects() {}

    static User user(World world, String id) {
        User user = world.user(id);
        if (user == null) {
            throw ControlProblem.notFound(
                    "there is no user \"" + id + "\"; create it with POST " + ControlApi.PREFIX + "/users");
        }
        return user;
    }

    static App app(World world, String appId) {
        App app = world.app(appId);
        if (app == null) {
            throw ControlProblem.notFound(
                    "there is no app \"" + appId + "\"; create it with POST " + ControlApi.PREFIX + "/apps");
        }
        return app;
    }

    /** The user as the app sees them; without an appId, the only app there is. */
    static Identity identity(World world, String userId, @Nullable String appId) {
        User user = user(world, userId);
        App app = appId == null ? onlyApp(world) : app(world, appId);
        Identity identity = world.identity(app.appId(), user.id());
        if (identity == null) {
            throw new IllegalStateException("no identity of " + userId + " in " + app.appId());
        }
        return identity;
    }

    private static App onlyApp(World world) {
        if (world.apps().size() != 1) {
            throw ControlProblem.invalid(
                    "\"appId\" is required: there are " + world.apps().size() + " apps");
        }
        return world.apps().iterator().next();
    }
}
