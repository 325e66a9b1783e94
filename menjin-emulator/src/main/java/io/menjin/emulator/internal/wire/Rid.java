package io.menjin.emulator.internal.wire;

import io.menjin.emulator.internal.world.World;

/** The request id at the end of every errmsg: the time in seconds and two random groups, in hexadecimal. */
public final class Rid {

    private Rid() {}

    public static String next(World world) {
        return String.format(
                "%08x-%08x-%08x",
                world.now().getEpochSecond(), world.ids().group(), world.ids().group());
    }
}
