package io.menjin.wechat.internal.http;

/** What came back, whatever its status. Its {@code toString} hides the body. */
public record HttpAnswer(int status, byte[] body) {

    public HttpAnswer {
        body = body.clone();
    }

    @Override
    public byte[] body() {
        return body.clone();
    }

    @Override
    public String toString() {
        return "HttpAnswer[" + status + ", " + body.length + " bytes]";
    }
}
