package io.menjin.spring.actuate;

import io.menjin.core.source.AppId;

/** An AppID for eyes: enough to tell one from another. */
final class MaskedAppId {
    private static final int HEAD = 4;
    private static final int TAIL = 4;

    private MaskedAppId() {}

    static String of(AppId appId) {
        String value = appId.value();
        return value.length() <= HEAD + TAIL
                ? "****"
                : value.substring(0, HEAD) + "****" + value.substring(value.length() - TAIL);
    }
}
