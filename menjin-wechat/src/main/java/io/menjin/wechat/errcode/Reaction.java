package io.menjin.wechat.errcode;

/** What the client does when WeChat answers with an errcode. */
public enum Reaction {
    /** The call fails at once. */
    FAIL,
    /** The call is repeated with growing pauses while its deadline allows, and fails then. */
    RETRY,
    /** The access_token is dropped if it is still the one in use, fetched once, and the call repeated once. */
    RENEW_TOKEN,
    /** It is no failure but one of the answers of this call. */
    ANSWER
}
