package io.menjin.spring.web.quick;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Function;

/**
 * Answers an operation with a body, such as {@code POST /v1/login}, by the same code as the long way. Once the body is read
 * there is no way back, so this one answers refusals too.
 */
public final class QuickPost implements QuickAnswer {
    private final String path;
    private final String bodyType;
    private final int maxBody;
    private final Function<HttpServletRequest, Object> operation;
    private final QuickJson answers;

    /**
     * Creates one for a path.
     *
     * @param path of the operation, from the root of the server
     * @param bodyType the media type of the body; others go the long way
     * @param maxBody in bytes; longer ones go the long way
     * @param operation gives what is written as JSON, or throws what it refuses with
     */
    public QuickPost(
            String path,
            String bodyType,
            int maxBody,
            Function<HttpServletRequest, Object> operation,
            QuickJson answers) {
        this.path = path;
        this.bodyType = bodyType;
        this.maxBody = maxBody;
        this.operation = operation;
        this.answers = answers;
    }

    @Override
    public boolean answer(HttpServletRequest request, HttpServletResponse response, Runnable certain)
            throws IOException {
        if (!PlainRequest.is(request, "POST", path)
                || !PlainRequest.isOfItsMethod(request)
                || !PlainRequest.hasBody(request, bodyType, maxBody)) {
            return false;
        }
        certain.run();
        answers.answer(response, () -> operation.apply(request));
        return true;
    }
}
