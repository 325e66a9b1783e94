package io.menjin.emulator.internal.wire;

/**
 * An errcode with the errmsg WeChat gives it, before the rid.
 *
 * @param comma whether a comma stands before {@code rid:}; WeChat does it either way, from message to message
 */
public record WeChatError(int code, String text, boolean comma) {

    /** The same errcode under other words. */
    public WeChatError withText(String other) {
        return new WeChatError(code, other, comma);
    }

    public String message(String rid) {
        return text + (comma ? ", rid: " : " rid: ") + rid;
    }
}
