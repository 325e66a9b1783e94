package io.menjin.core.wechat;

import java.time.Instant;
import java.util.Map;

/**
 * What was inside a blob.
 *
 * @param values the JSON object as maps, lists, strings, numbers and booleans, watermark included
 * @param appId {@code watermark.appid}
 * @param timestamp {@code watermark.timestamp}: when the user tapped
 */
public record OpenData(Map<String, Object> values, String appId, Instant timestamp) {

    @Override
    public String toString() {
        return "OpenData[redacted]";
    }
}
