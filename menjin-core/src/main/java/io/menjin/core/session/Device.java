package io.menjin.core.session;

import org.jspecify.annotations.Nullable;

/**
 * What a device says of itself. Nothing of it is trusted; it is shown to its owner in the list of sessions.
 *
 * @param id chosen by the device; a new login with the same id replaces that device's session
 */
public record Device(
        @Nullable String id,
        @Nullable String model,
        @Nullable String platform,
        @Nullable String wechatVersion,
        @Nullable String sdkVersion) {

    public static final Device UNKNOWN = new Device(null, null, null, null, null);
}
