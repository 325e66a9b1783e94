package io.menjin.core.login.internal;

import io.menjin.core.account.Step;
import io.menjin.core.login.LoginResult;
import io.menjin.core.problem.Action;
import io.menjin.core.problem.Problem;
import io.menjin.core.problem.ProblemCode;
import io.menjin.core.problem.ProblemException;
import io.menjin.core.secret.Ticket;
import io.menjin.core.user.StepCheck;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a code or a ticket led to, as far as it is repeated for the same request. */
public sealed interface LoginAnswer {

    /** What the caller of the use case gets: the result, or an exception that says the same. */
    LoginResult get();

    /** The device is logged in. */
    record Granted(LoginResult result) implements LoginAnswer {
        @Override
        public LoginResult get() {
            return result;
        }
    }

    /**
     * The person must register first.
     *
     * @param ticket null when registration is closed
     */
    record RegistrationRequired(@Nullable Ticket ticket, List<Step> missing) implements LoginAnswer {

        public RegistrationRequired {
            missing = List.copyOf(missing);
        }

        @Override
        public LoginResult get() {
            throw asException();
        }

        /** The exception that says it. */
        ProblemException asException() {
            return (ticket == null
                            ? Problem.of(ProblemCode.REGISTRATION_REQUIRED, "registration is closed")
                                    .withAction(Action.CONTACT)
                            : Problem.of(ProblemCode.REGISTRATION_REQUIRED, "register with the ticket")
                                    .withMissing(missing, ticket)
                                    .withAction(StepCheck.actionFor(missing)))
                    .asException();
        }
    }
}
