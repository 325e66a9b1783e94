package io.menjin.spring.web.api;

import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;

import io.menjin.core.avatar.AvatarImage;
import io.menjin.core.problem.Problem;
import io.menjin.core.problem.ProblemCode;
import io.menjin.core.session.Authenticated;
import io.menjin.core.user.AvatarService;
import io.menjin.spring.web.http.Answers;
import io.menjin.spring.web.http.Bodies;
import io.menjin.spring.web.http.HttpProblem;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.http.MediaType;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import org.springframework.web.util.WebUtils;

/** Avatars: uploading one's own, and serving anybody's. */
public final class AvatarEndpoints implements EndpointGroup {
    /** Where an avatar is uploaded. */
    public static final String UPLOAD = "/v1/me/avatar";
    /** Where avatars are served. */
    public static final String FOLDER = "/v1/avatars/";

    private static final String PART = "file";
    private static final Map<String, String> SAFETY = Map.of(
            "Cache-Control", "public, max-age=31536000, immutable",
            "X-Content-Type-Options", "nosniff",
            "Content-Security-Policy", "default-src 'none'; sandbox",
            "Cross-Origin-Resource-Policy", "cross-origin");

    private final AvatarService avatars;
    private final int maxBytes;
    private final Callers callers;
    private final Answers answers;

    public AvatarEndpoints(AvatarService avatars, int maxBytes, Callers callers, Answers answers) {
        this.avatars = avatars;
        this.maxBytes = maxBytes;
        this.callers = callers;
        this.answers = answers;
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(
                new Endpoint(POST, UPLOAD, this::uploadAvatar), new Endpoint(GET, FOLDER + "{name}", this::getAvatar));
    }

    private ServerResponse uploadAvatar(ServerRequest request) throws IOException {
        Authenticated caller = callers.authenticated(request);
        Bodies.requireType(request.servletRequest(), Set.of(MediaType.MULTIPART_FORM_DATA));
        return answers.json(200, Responses.UserOnly.of(avatars.upload(caller, read(file(request)))));
    }

    /** Through Spring's resolver, which tells a body that is too large from one that is not well-formed. */
    private static MultipartFile file(ServerRequest request) {
        MultipartHttpServletRequest multipart =
                WebUtils.getNativeRequest(request.servletRequest(), MultipartHttpServletRequest.class);
        if (multipart == null) {
            throw new IllegalStateException("avatars need spring.servlet.multipart.enabled");
        }
        MultipartFile file = multipart.getFile(PART);
        if (file == null) {
            throw Requests.invalid("The part named file is missing");
        }
        return file;
    }

    private byte[] read(MultipartFile file) throws IOException {
        try (InputStream in = file.getInputStream()) {
            byte[] bytes = in.readNBytes(maxBytes + 1);
            if (bytes.length > maxBytes) {
                throw Problem.of(ProblemCode.TOO_LARGE, "An avatar may have " + maxBytes + " bytes")
                        .asException();
            }
            return bytes;
        }
    }

    private ServerResponse getAvatar(ServerRequest request) {
        AvatarImage image = avatars.load(request.pathVariable("name"))
                .orElseThrow(() -> HttpProblem.notFound().asException());
        return answers.typed(image.type(), image.bytes(), SAFETY);
    }
}
