package io.menjin.wechat.internal.json;

/** Not the JSON that was expected. It says what is wrong with the form and never repeats the content. */
public final class MalformedJsonException extends Exception {

    private static final long serialVersionUID = 1L;

    public MalformedJsonException(String message) {
        super(message);
    }
}
