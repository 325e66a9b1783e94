package io.menjin.spring.web.api;

import static org.springframework.http.HttpMethod.GET;

import io.menjin.core.problem.ProblemCode;
import io.menjin.spring.web.http.Answers;
import io.menjin.spring.web.http.HttpProblem;
import io.menjin.spring.web.http.ProblemPages;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** What explains the API: its contract, and a page for each problem, to which the type of a problem points. */
public final class DocumentEndpoints implements EndpointGroup {
    /** Where the pages about problems are. */
    public static final String PROBLEMS = "/problems/";

    private final byte[] contract = resource("/openapi.yaml");
    private final ProblemPages pages = ProblemPages.load();
    private final Answers answers;

    public DocumentEndpoints(Answers answers) {
        this.answers = answers;
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(
                new Endpoint(GET, "/openapi.yaml", request -> answers.text("application/yaml", contract)),
                new Endpoint(GET, PROBLEMS + "{code}", this::problem));
    }

    private ServerResponse problem(ServerRequest request) {
        String name = request.pathVariable("code");
        ProblemCode code = Arrays.stream(ProblemCode.values())
                .filter(candidate -> candidate.wireName().equals(name))
                .findFirst()
                .orElseThrow(() -> HttpProblem.notFound().asException());
        return answers.text("text/plain;charset=UTF-8", pages.about(code).getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] resource(String name) {
        try (InputStream in = DocumentEndpoints.class.getResourceAsStream("/io/menjin/spring/web" + name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing in the jar");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
