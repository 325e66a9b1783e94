package io.menjin.spring.web.http;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Names the request under way, so that a problem on a device can be found in the logs. Thread-safe. */
@FunctionalInterface
public interface TraceIds {
    /** The id of the trace under way, or a new one: 32 lower-case hexadecimal digits as W3C Trace Context has them. */
    String current();

    /** Ids of our own, for when no tracing library is there. */
    static TraceIds random(SecureRandom random) {
        return () -> {
            byte[] bytes = new byte[16];
            random.nextBytes(bytes);
            return HexFormat.of().formatHex(bytes);
        };
    }
}
