package io.menjin.emulator.internal.api;

import io.menjin.emulator.internal.wire.ApiCall;
import io.menjin.emulator.internal.wire.ApiRefusal;
import io.menjin.emulator.internal.wire.WeChatErrors;
import io.menjin.emulator.internal.world.App;
import io.menjin.emulator.internal.world.Identity;
import io.menjin.emulator.internal.world.World;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Users whom WeChat judges only if they were in the mini program lately. */
final class RecentVisitors {

    private static final Duration WINDOW = Duration.ofHours(2);

    private RecentVisitors() {}

    /**
     * A person who logged in within two hours.
     *
     * @throws ApiRefusal 40003, 43104 or 61010
     */
    static Identity byOpenId(App app, @Nullable String openId, ApiCall call, World world) {
        Identity identity = known(app, openId, world);
        call.aboutUser(identity.userId());
        Instant visit = world.visits().get(identity.key());
        if (visit == null || visit.plus(WINDOW).isBefore(world.now())) {
            throw new ApiRefusal(
                    WeChatErrors.CODE_EXPIRED,
                    identity.userId()
                            + (visit == null
                                    ? " never logged in to " + app.appId()
                                    : " was last in " + app.appId() + " at " + visit + ", over two hours ago"));
        }
        return identity;
    }

    /** These operations have an errcode of their own for the openid of another app. */
    private static Identity known(App app, @Nullable String openId, World world) {
        String other = openId == null ? null : world.appOfOpenId(openId);
        if (other != null && !other.equals(app.appId())) {
            throw new ApiRefusal(
                    WeChatErrors.FOREIGN_OPENID, "this openid belongs to the app " + other + ", not " + app.appId());
        }
        return Identities.byOpenId(app, openId, world);
    }
}
