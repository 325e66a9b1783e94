package io.menjin.wechat.internal.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One request. Its {@code toString} shows the path only, since the query holds secrets.
 *
 * @param path the path below the base URI, with a leading slash
 * @param query the parameters, not encoded, in order
 * @param json the body of a POST in UTF-8; null for a GET
 */
public record HttpCall(String path, List<QueryParameter> query, byte @Nullable [] json) {

    public HttpCall {
        query = List.copyOf(query);
        json = json == null ? null : json.clone();
    }

    @Override
    public byte @Nullable [] json() {
        return json == null ? null : json.clone();
    }

    @Override
    public String toString() {
        return "HttpCall[" + path + "]";
    }
}
