package io.menjin.wechat.push;

/** Why a push was not accepted. The sender must not learn which; the reason is for the operator's log. */
public enum PushRejection {
    /** The body is longer than is allowed. */
    TOO_LARGE("the body is longer than is allowed"),
    /** A parameter is missing, given twice or of a form that WeChat does not use. */
    BAD_PARAMETERS("signature, timestamp or nonce is missing, given twice or of an odd form"),
    /** The signature is not WeChat's. */
    BAD_SIGNATURE("the signature does not fit: compare the push token of the source with the console"),
    /** The timestamp is outside the window that is configured. */
    NOT_FRESH("the timestamp is too old or too far ahead: compare this machine's clock"),
    /** The body is no JSON object and no XML document of the known form. */
    MALFORMED("the message cannot be read"),
    /** An EncodingAESKey is configured, but the message is not encrypted. */
    NOT_ENCRYPTED("the message is not encrypted although an EncodingAESKey is configured: "
            + "choose the secure mode in the console, or remove the key from the source"),
    /** The message is encrypted, but no EncodingAESKey is configured. */
    NO_KEY("the message is encrypted, but the source has no EncodingAESKey"),
    /** The key does not open the message. */
    WRONG_KEY("the message cannot be decrypted: compare the EncodingAESKey of the source with the console"),
    /** The message was encrypted for another mini program. */
    FOREIGN_APP("the message is for another AppID");

    private final String reason;

    PushRejection(String reason) {
        this.reason = reason;
    }

    /** One sentence for the operator, without a full stop and without anything that was received. */
    public String reason() {
        return reason;
    }
}
