package io.menjin.wechat;

/** Calls that fail together. Each family of each app has a circuit breaker and a bulkhead of its own. */
public enum ApiFamily {
    /** Exchanging login codes. Depends on no other family. */
    LOGIN,
    /** Fetching access_tokens. */
    TOKEN,
    /** Exchanging the codes of phone taps. */
    PHONE,
    /** Checking and replacing session_keys. */
    SESSION_KEY,
    /** Content checks and risk ranks. */
    SAFETY,
    /** The unionId of somebody who has paid. */
    PAYMENT
}
