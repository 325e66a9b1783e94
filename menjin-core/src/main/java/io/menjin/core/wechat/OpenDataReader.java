package io.menjin.core.wechat;

import io.menjin.core.secret.SessionKey;
import java.util.Optional;

/** Reads what WeChat encrypted or signed under a session_key. Thread-safe and without I/O. */
public interface OpenDataReader {

    /**
     * Opens a blob under one key.
     *
     * @return empty when this key does not open it to well-formed UTF-8 JSON with a watermark, whatever the reason
     */
    Optional<OpenData> open(EncryptedData blob, SessionKey key);

    /** Whether {@code signature} is SHA-1 of {@code rawData} and the key. Takes constant time. */
    boolean isSignedBy(String rawData, String signature, SessionKey key);

    /** The JSON object in {@code rawData}; empty when it is none. */
    Optional<java.util.Map<String, Object>> parseRawData(String rawData);
}
