package io.menjin.wechat.internal.call;

import io.menjin.core.source.Source;
import io.menjin.wechat.WeChatApi;
import io.menjin.wechat.internal.http.HttpCall;
import io.menjin.wechat.internal.http.PercentEncoding;
import io.menjin.wechat.internal.http.QueryParameter;
import io.menjin.wechat.internal.json.StrictJson;
import io.menjin.wechat.token.AccessToken;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One call, before an access_token is added. Its {@code toString} hides the parameters.
 *
 * @param query in order, without access_token
 * @param body the members of the JSON body of a POST; null for a GET
 */
public record ApiCall<T>(
        WeChatApi api,
        Source source,
        List<QueryParameter> query,
        @Nullable Map<String, ?> body,
        AnswerReader<T> reader) {

    /** Shorter values, such as a version, turn up in any text. */
    private static final int LONG_ENOUGH_TO_TELL = 5;

    public static <T> ApiCall<T> get(WeChatApi api, Source source, List<QueryParameter> query, AnswerReader<T> reader) {
        return new ApiCall<>(api, source, List.copyOf(query), null, reader);
    }

    public static <T> ApiCall<T> post(WeChatApi api, Source source, Map<String, ?> body, AnswerReader<T> reader) {
        return new ApiCall<>(api, source, List.of(), Map.copyOf(body), reader);
    }

    HttpCall toHttp(@Nullable AccessToken token) {
        List<QueryParameter> parameters = new ArrayList<>();
        if (token != null) {
            parameters.add(new QueryParameter("access_token", token.reveal()));
        }
        parameters.addAll(query);
        return new HttpCall(api.path(), parameters, body == null ? null : StrictJson.write(body));
    }

    /** Whether a text repeats one of the values that this call sends, as it is or encoded. */
    boolean isEchoedIn(String text, @Nullable AccessToken token) {
        Stream<String> sent = Stream.of(
                        query.stream().map(QueryParameter::value),
                        body == null
                                ? Stream.<String>empty()
                                : body.values().stream().map(Object::toString),
                        Stream.of(source.secret().reveal()),
                        token == null ? Stream.<String>empty() : Stream.of(token.reveal()))
                .flatMap(values -> values);
        return sent.filter(value -> value.length() >= LONG_ENOUGH_TO_TELL)
                .anyMatch(value -> text.contains(value) || text.contains(PercentEncoding.encode(value)));
    }

    @Override
    public String toString() {
        return "ApiCall[" + api.title() + " for " + source.appId() + "]";
    }
}
