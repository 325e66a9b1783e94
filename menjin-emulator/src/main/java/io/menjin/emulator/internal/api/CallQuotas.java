package io.menjin.emulator.internal.api;

import io.menjin.emulator.Settings;
import io.menjin.emulator.internal.wire.ApiRefusal;
import io.menjin.emulator.internal.wire.WeChatErrors;
import io.menjin.emulator.internal.world.App;
import io.menjin.emulator.internal.world.QuotaWindow;
import io.menjin.emulator.internal.world.World;
import java.util.Map;

/** How often an app may call an operation in a minute and in a day. */
final class CallQuotas {

    private static final String TEXT_CHECK = "/wxa/msg_sec_check";

    private static final Map<String, Integer> PER_MINUTE =
            Map.of("/cgi-bin/stable_token", 10_000, TEXT_CHECK, 4_000, "/wxa/resetusersessionkey", 60_000);

    private static final Map<String, Integer> PER_DAY = Map.of("/cgi-bin/stable_token", 500_000, TEXT_CHECK, 2_000_000);

    private CallQuotas() {}

    /**
     * Counts a call.
     *
     * @throws ApiRefusal 45011 (44991 for the text check) or 45009
     */
    static void take(App app, String path, World world) {
        int perMinute = PER_MINUTE.getOrDefault(path, 0);
        if (!world.quotas().take(prefix(app) + "minute " + path, QuotaWindow.MINUTE, perMinute, world.now())) {
            throw new ApiRefusal(
                    path.equals(TEXT_CHECK) ? WeChatErrors.MINUTE_FREQUENCY : WeChatErrors.MINUTE_QUOTA,
                    app.appId() + " called " + path + " " + perMinute + " times this minute");
        }
        int perDay = perDay(path, world);
        if (!world.quotas().take(prefix(app) + path, QuotaWindow.DAY, perDay, world.now())) {
            throw new ApiRefusal(
                    WeChatErrors.DAILY_QUOTA, app.appId() + " called " + path + " " + perDay + " times today");
        }
    }

    /** Counts a forced refresh of the stable token; whether it is within the limit. */
    static boolean takeForced(App app, World world) {
        int limit = world.settings().get(Settings.FORCED_TOKENS_PER_DAY);
        return world.quotas().take(prefix(app) + "forced", QuotaWindow.DAY, limit, world.now());
    }

    /** Calls a day; 0 means that there is no limit. */
    static int perDay(String path, World world) {
        return path.equals("/cgi-bin/token")
                ? world.settings().get(Settings.TOKENS_PER_DAY)
                : PER_DAY.getOrDefault(path, 0);
    }

    static long usedToday(App app, String path, World world) {
        return world.quotas().used(prefix(app) + path, QuotaWindow.DAY, world.now());
    }

    static void clear(App app, World world) {
        world.quotas().clear(prefix(app));
    }

    private static String prefix(App app) {
        return "api " + app.appId() + " ";
    }
}
