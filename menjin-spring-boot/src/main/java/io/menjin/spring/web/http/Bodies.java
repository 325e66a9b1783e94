package io.menjin.spring.web.http;

import io.menjin.core.problem.Problem;
import io.menjin.core.problem.ProblemCode;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.server.ServletServerHttpRequest;

/** Reads bodies of a bounded size, whether their length is announced or not. */
public final class Bodies {
    private Bodies() {}

    /**
     * Reads a body to its end.
     *
     * @param limit in bytes
     * @throws io.menjin.core.problem.ProblemException {@code too_large} as soon as it is known to be larger; at most one
     *     byte beyond the limit is read
     */
    public static byte[] read(HttpServletRequest request, int limit) {
        if (request.getContentLengthLong() > limit) {
            throw tooLarge(limit);
        }
        try {
            return read(request.getInputStream(), limit);
        } catch (IOException e) {
            throw new UnreadableBodyException(e);
        }
    }

    /**
     * As {@link #read(HttpServletRequest, int)}, and finds a form again that a filter of the application has already
     * parsed into parameters. What stands in the query string is never part of it.
     */
    public static byte[] readForm(HttpServletRequest request, int limit) {
        if (request.getContentLengthLong() > limit) {
            throw tooLarge(limit);
        }
        try {
            byte[] body = read(request.getInputStream(), limit);
            return body.length > 0 ? body : read(new ServletServerHttpRequest(request).getBody(), limit);
        } catch (IOException e) {
            throw new UnreadableBodyException(e);
        }
    }

    /**
     * Demands a media type of the body.
     *
     * @return the one of {@code accepted} that it is
     */
    public static MediaType requireType(HttpServletRequest request, Set<MediaType> accepted) {
        return requireType(request.getContentType(), accepted);
    }

    /** As {@link #requireType(HttpServletRequest, Set)}. */
    public static MediaType requireType(@Nullable String contentType, Set<MediaType> accepted) {
        MediaType type = parse(contentType);
        return accepted.stream()
                .filter(candidate -> type != null && candidate.equalsTypeAndSubtype(type))
                .findFirst()
                .orElseThrow(() -> HttpProblem.unsupportedMediaType(MediaType.toString(accepted))
                        .asException());
    }

    private static @Nullable MediaType parse(@Nullable String contentType) {
        try {
            return contentType == null ? null : MediaType.parseMediaType(contentType);
        } catch (InvalidMediaTypeException e) {
            return null;
        }
    }

    private static byte[] read(InputStream in, int limit) throws IOException {
        byte[] body = in.readNBytes(limit + 1);
        if (body.length > limit) {
            throw tooLarge(limit);
        }
        return body;
    }

    /** The problem of a body that is larger than this. */
    public static RuntimeException tooLarge(int limit) {
        return Problem.of(ProblemCode.TOO_LARGE, "The body may have " + limit + " bytes")
                .asException();
    }
}
