package io.menjin.spring.web.quick;

import jakarta.servlet.ServletContext;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Opens the short way when everything is there, unless something speaks against it. */
public final class QuickAnswersOpening implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(QuickAnswersOpening.class);

    private final QuickAnswers answers;
    private final Supplier<List<QuickAnswer>> all;
    private final List<QuickObjection> objections;
    private final ServletContext servlets;

    public QuickAnswersOpening(
            QuickAnswers answers,
            Supplier<List<QuickAnswer>> all,
            List<QuickObjection> objections,
            ServletContext servlets) {
        this.answers = answers;
        this.all = all;
        this.objections = List.copyOf(objections);
        this.servlets = servlets;
    }

    @Override
    public void start() {
        Optional<String> against = objections.stream()
                .flatMap(objection -> objection.against(servlets).stream())
                .findFirst();
        if (against.isPresent()) {
            log.info("Logins and checks of tokens go through all filters: {}", against.get());
        } else {
            answers.open(all.get());
        }
    }

    @Override
    public void stop() {
        answers.open(List.of());
    }

    @Override
    public boolean isRunning() {
        return answers.isOpen();
    }

    /** Before the server takes requests. */
    @Override
    public int getPhase() {
        return 0;
    }
}
