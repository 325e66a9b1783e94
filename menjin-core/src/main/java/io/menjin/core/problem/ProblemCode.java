package io.menjin.core.problem;

import java.util.Locale;

/** Every failure of the contract. The wire name is stable; the title may be reworded. */
public enum ProblemCode {
    INVALID_REQUEST(400, Action.NONE, "The request is not valid"),
    UNKNOWN_SOURCE(400, Action.NONE, "Unknown source"),
    INVALID_CODE(401, Action.RELOGIN, "The code is not valid"),
    CODE_USED(409, Action.RELOGIN, "The code has been used"),
    TOKEN_MISSING(401, Action.RELOGIN, "No token"),
    TOKEN_INVALID(401, Action.RELOGIN, "The token is not valid"),
    TOKEN_EXPIRED(401, Action.RELOGIN, "The token has expired"),
    TOKEN_REPLACED(401, Action.RELOGIN, "Logged in on another device"),
    TOKEN_REVOKED(401, Action.RELOGIN, "The session was ended"),
    ACCOUNT_SUSPENDED(403, Action.CONTACT, "The account is suspended"),
    ACCOUNT_CLOSING(403, Action.CONTACT, "The account is being closed"),
    HIGH_RISK(403, Action.CONTACT, "WeChat considers this user high-risk"),
    REGISTRATION_REQUIRED(403, Action.AUTHORIZE, "Registration is required"),
    STEP_REQUIRED(403, Action.AUTHORIZE, "A step is missing"),
    SESSION_KEY_EXPIRED(409, Action.TAP_AGAIN, "Please tap again"),
    DECRYPT_FAILED(400, Action.NONE, "Not encrypted data of WeChat"),
    SIGNATURE_MISMATCH(400, Action.NONE, "The signature does not match"),
    PHONE_TAKEN(409, Action.CONTACT, "The phone number is bound to another account"),
    RATE_LIMITED(429, Action.RETRY, "Too many requests"),
    WECHAT_BUSY(503, Action.RETRY, "WeChat is busy"),
    WECHAT_UNAVAILABLE(503, Action.RETRY, "WeChat cannot be reached"),
    WECHAT_REJECTED(502, Action.CONTACT, "WeChat refused the service"),
    TOO_LARGE(413, Action.NONE, "The request is too large"),
    INTERNAL(500, Action.RETRY, "Something went wrong");

    private final int status;
    private final Action action;
    private final String title;

    ProblemCode(int status, Action action, String title) {
        this.status = status;
        this.action = action;
        this.title = title;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** What the user interface should do, unless the problem itself says otherwise. */
    public Action action() {
        return action;
    }

    /** One English sentence, the same for every occurrence. */
    public String title() {
        return title;
    }

    /** The word on the wire, such as {@code token_expired}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
