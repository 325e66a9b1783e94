package io.menjin.core.user;

import io.menjin.core.account.Account;
import io.menjin.core.account.BoundPhone;
import io.menjin.core.account.Step;
import io.menjin.core.problem.Problem;
import io.menjin.core.problem.ProblemCode;
import io.menjin.core.session.Authenticated;
import io.menjin.core.source.Source;
import io.menjin.core.source.SourceName;
import io.menjin.core.source.Sources;
import java.util.List;
import java.util.Objects;

/** Shows accounts to devices. Thread-safe and without I/O. */
public final class UserViews {

    private final Sources sources;
    private final AvatarUrls avatars;

    public UserViews(Sources sources, AvatarUrls avatars) {
        this.sources = Objects.requireNonNull(sources, "sources");
        this.avatars = Objects.requireNonNull(avatars, "avatars");
    }

    /** The caller. */
    public UserView of(Authenticated caller) {
        return of(caller.account(), caller.session().source());
    }

    /** An account as one source sees it; a source that is configured no more counts no steps. */
    public UserView of(Account account, SourceName source) {
        return of(account, sources.find(source).map(Source::steps).orElse(List.of()));
    }

    /** An account with the steps in the order of a source. */
    public UserView of(Account account, List<Step> steps) {
        BoundPhone phone = account.phone();
        return new UserView(
                account.id(),
                account.nickname(),
                avatars.toUrl(account.avatarUrl()),
                phone == null ? null : new PhoneView(phone.masked(), phone.countryCode()),
                new UserView.Steps(account.has(Step.PROFILE), account.has(Step.PHONE)),
                authStep(account, steps),
                account.state(),
                account.createdAt());
    }

    /**
     * The source of a session.
     *
     * @throws io.menjin.core.problem.ProblemException {@code unknown_source} when it is configured no more
     */
    public Source sourceOf(Authenticated caller) {
        return sources.find(caller.session().source())
                .orElseThrow(() -> Problem.of(ProblemCode.UNKNOWN_SOURCE, "the source of this session is gone")
                        .asException());
    }

    private static int authStep(Account account, List<Step> steps) {
        int completed = 0;
        while (completed < steps.size() && account.has(steps.get(completed))) {
            completed++;
        }
        return completed + 1;
    }
}
