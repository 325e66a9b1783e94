package io.menjin.wechat.internal.http;

/** A parameter as it is meant, before encoding. Its {@code toString} hides the value. */
public record QueryParameter(String name, String value) {

    @Override
    public String toString() {
        return name + "=[redacted]";
    }
}
