package io.menjin.spring.web.guard;

import io.menjin.core.account.Step;
import io.menjin.core.session.Authenticated;
import io.menjin.core.session.SessionService;
import io.menjin.core.user.StepCheck;
import io.menjin.core.user.UserView;
import io.menjin.core.user.UserViews;
import io.menjin.spring.MenjinUser;
import io.menjin.spring.web.http.BearerToken;
import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Finds out who makes a request, once for each request. Thread-safe. */
public final class RequestUsers {
    private static final String ATTRIBUTE = RequestUsers.class.getName() + ".CALLER";

    private static final List<Step> ALL_STEPS = List.of(Step.values());

    private final SessionService sessions;
    private final UserViews views;

    public RequestUsers(SessionService sessions, UserViews views) {
        this.sessions = sessions;
        this.views = views;
    }

    /**
     * The person, as this node knows them: what another node has changed shows within the staleness of the session cache.
     *
     * @return empty when the request brings no token
     * @throws io.menjin.core.problem.ProblemException when it brings one that is not good
     */
    public Optional<Authenticated> find(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof Authenticated known) {
            return Optional.of(known);
        }
        Optional<Authenticated> caller = BearerToken.find(request).map(token -> sessions.authenticate(token.reveal()));
        caller.ifPresent(authenticated -> request.setAttribute(ATTRIBUTE, authenticated));
        return caller;
    }

    /**
     * As {@link #find}, for requests that must have a token.
     *
     * @throws io.menjin.core.problem.ProblemException {@code token_missing} besides
     */
    public Authenticated require(HttpServletRequest request) {
        return find(request)
                .orElseGet(
                        () -> sessions.authenticate(BearerToken.require(request).reveal()));
    }

    /** As {@link #require}, with session and account as they are at this moment. */
    public Authenticated requireNow(HttpServletRequest request) {
        Authenticated caller =
                sessions.authenticateNow(BearerToken.require(request).reveal());
        request.setAttribute(ATTRIBUTE, caller);
        return caller;
    }

    /**
     * As {@link #require}, for what only persons may do who have completed these steps.
     *
     * @throws io.menjin.core.problem.ProblemException {@code step_required} besides
     */
    public Authenticated require(HttpServletRequest request, List<Step> steps) {
        return withSteps(require(request), steps, () -> requireNow(request));
    }

    /**
     * A person who has completed these steps.
     *
     * @param current says who it is at this moment
     * @throws io.menjin.core.problem.ProblemException {@code step_required}
     */
    public static Authenticated withSteps(Authenticated caller, List<Step> steps, Supplier<Authenticated> current) {
        if (StepCheck.missing(caller.account(), steps).isEmpty()) {
            return caller;
        }
        // The step may have been completed on another node a moment ago.
        Authenticated now = current.get();
        StepCheck.require(now.account(), steps);
        return now;
    }

    /**
     * As {@link #require(HttpServletRequest)}, for requests that no container has read.
     *
     * @param authorization the values of all headers of that name
     */
    public Authenticated require(List<String> authorization) {
        return sessions.authenticate(BearerToken.require(authorization).reveal());
    }

    /** As {@link #require(List)}, with session and account as they are at this moment. */
    public Authenticated requireNow(List<String> authorization) {
        return sessions.authenticateNow(BearerToken.require(authorization).reveal());
    }

    /** The person as devices see them. */
    public UserView toView(Authenticated caller) {
        return views.of(caller);
    }

    /** As {@link #find}, with everything as it is at this moment where a step is missing. */
    public Optional<Authenticated> findWithSteps(HttpServletRequest request) {
        return BearerToken.find(request).map(token -> {
            // Not find() and then requireNow(): whoever is not remembered would be read twice.
            Authenticated known = sessions.recall(token.reveal());
            if (known == null || !StepCheck.missing(known.account(), ALL_STEPS).isEmpty()) {
                return requireNow(request);
            }
            request.setAttribute(ATTRIBUTE, known);
            return known;
        });
    }

    /** The person as applications see them. */
    public MenjinUser toUser(Authenticated caller) {
        UserView view = views.of(caller);
        return new MenjinUser(
                view.id(),
                caller.session().id(),
                caller.session().source(),
                view.nickname(),
                view.avatarUrl(),
                view.phone(),
                steps(caller));
    }

    private static Set<Step> steps(Authenticated caller) {
        Set<Step> steps = EnumSet.noneOf(Step.class);
        for (Step step : Step.values()) {
            if (caller.account().has(step)) {
                steps.add(step);
            }
        }
        return steps;
    }
}
