package io.menjin.wechat;

/** How a call ended. */
public enum CallOutcome {
    SUCCESS,
    INVALID_CODE,
    CODE_USED,
    HIGH_RISK,
    BUSY,
    /** WeChat was asked but gave no usable answer. */
    UNAVAILABLE,
    REJECTED,
    /** WeChat was not asked: the circuit is open or too many calls are under way. */
    NOT_SENT
}
