package io.menjin.emulator.internal.wire;

/** Ends a call with an errcode and the reason that WeChat itself would not tell. */
public final class ApiRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient WeChatError error;

    /**
     * Makes a refusal.
     *
     * @param why one sentence for the developer; never a secret
     */
    public ApiRefusal(WeChatError error, String why) {
        // No stack trace: a refusal is an answer, not a fault.
        super(why, null, false, false);
        this.error = error;
    }

    public WeChatError error() {
        return error;
    }

    public String why() {
        return String.valueOf(getMessage());
    }
}
