package io.menjin.wechat.internal.token;

/** Why a token is fetched. */
enum Purpose {
    /** A call needs one and there is none. */
    DEMAND,
    /** The current one is still good, but not for long. */
    AHEAD,
    /** WeChat has refused the current one. */
    REPLACE,
    /** An operator wants the current one retired. */
    RETIRE
}
