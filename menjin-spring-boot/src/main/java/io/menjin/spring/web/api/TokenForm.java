package io.menjin.spring.web.api;

import io.menjin.spring.web.http.Bodies;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/** The form that RFC 7662 section 2.1 and RFC 7009 section 2.1 have in common. */
final class TokenForm {
    private static final Set<MediaType> FORM = Set.of(MediaType.APPLICATION_FORM_URLENCODED);

    private TokenForm() {}

    /**
     * Its token. The hint is not needed: there is one kind of token.
     *
     * @throws io.menjin.core.problem.ProblemException {@code invalid_request} unless there is exactly one
     */
    static String token(HttpServletRequest request, int maxBody) {
        Bodies.requireType(request, FORM);
        return token(Bodies.readForm(request, maxBody));
    }

    /** As {@link #token(HttpServletRequest, int)}, of a body that somebody else reads. */
    static String token(@Nullable String contentType, Supplier<byte[]> body) {
        Bodies.requireType(contentType, FORM);
        return token(body.get());
    }

    private static String token(byte[] form) {
        String body = new String(form, StandardCharsets.UTF_8);
        List<String> tokens = Arrays.stream(body.split("&"))
                .filter(pair -> pair.startsWith("token="))
                .map(pair -> decode(pair.substring("token=".length())))
                .toList();
        if (tokens.size() != 1 || tokens.get(0).isEmpty()) {
            throw Requests.invalid("The form must have exactly one token");
        }
        return tokens.get(0);
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Requests.invalid("The form is not well-formed");
        }
    }
}
