package io.menjin.spring.web.api;

import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;

import io.menjin.core.problem.Problem;
import io.menjin.core.problem.ProblemCode;
import io.menjin.core.problem.ProblemException;
import io.menjin.core.push.PushHandler;
import io.menjin.core.source.Source;
import io.menjin.spring.web.http.Answers;
import io.menjin.spring.web.http.Bodies;
import io.menjin.spring.web.http.QueryParameters;
import io.menjin.wechat.push.PushOutcome;
import io.menjin.wechat.push.PushParameters;
import io.menjin.wechat.push.PushReceiver;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** WeChat's message push. Whoever is not WeChat gets one and the same answer, whatever was wrong. */
public final class PushEndpoints implements EndpointGroup {
    private static final Logger log = LoggerFactory.getLogger(PushEndpoints.class);
    private static final String PATH = "/wechat/push/{source}";
    private static final String TEXT = "text/plain;charset=UTF-8";

    /** A source that takes part in message push. */
    public record Receiving(Source source, PushReceiver receiver) {}

    private final Map<String, Receiving> receivers;
    private final PushHandler handler;
    private final int maxBytes;
    private final Answers answers;

    /**
     * Creates the endpoints.
     *
     * @param receivers by the alias of their source
     */
    public PushEndpoints(Map<String, Receiving> receivers, PushHandler handler, int maxBytes, Answers answers) {
        this.receivers = Map.copyOf(receivers);
        this.handler = handler;
        this.maxBytes = maxBytes;
        this.answers = answers;
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(new Endpoint(GET, PATH, this::verifyPush), new Endpoint(POST, PATH, this::push));
    }

    private ServerResponse verifyPush(ServerRequest request) {
        PushParameters parameters = PushParameters.of(QueryParameters.of(request.servletRequest()));
        String echo = receiving(request).receiver().verifyUrl(parameters).orElseThrow(PushEndpoints::refused);
        return text(echo);
    }

    private ServerResponse push(ServerRequest request) {
        Receiving receiving = receiving(request);
        PushParameters parameters = PushParameters.of(QueryParameters.of(request.servletRequest()));
        byte[] body = Bodies.read(request.servletRequest(), maxBytes);
        PushOutcome outcome = receiving.receiver().receive(parameters, body);
        if (outcome instanceof PushOutcome.Accepted accepted) {
            handler.handle(receiving.source(), accepted.message());
            return text("success");
        }
        if (outcome instanceof PushOutcome.Rejected rejected) {
            log.warn(
                    "a push for source {} was refused: {}",
                    receiving.source().name(),
                    rejected.rejection().reason());
        }
        throw refused();
    }

    private Receiving receiving(ServerRequest request) {
        return Optional.ofNullable(receivers.get(request.pathVariable("source")))
                .orElseThrow(() -> Problem.of(ProblemCode.UNKNOWN_SOURCE, "No source of this name takes messages")
                        .asException());
    }

    private ServerResponse text(String text) {
        return answers.text(TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    private static ProblemException refused() {
        return Problem.of(ProblemCode.SIGNATURE_MISMATCH, "This is not a message of WeChat")
                .asException();
    }
}
