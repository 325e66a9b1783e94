package io.menjin.core.account.internal;

import io.menjin.core.account.Account;
import io.menjin.core.problem.Problem;
import io.menjin.core.problem.ProblemCode;
import io.menjin.core.problem.ProblemException;

/** Whether an account may be used: asked on every path that leads to one. */
public final class Admission {

    private Admission() {}

    /**
     * Lets active accounts pass.
     *
     * @throws ProblemException {@code account_suspended} or {@code account_closing}
     */
    public static Account requireActive(Account account) {
        return switch (account.state()) {
            case ACTIVE -> account;
            case SUSPENDED ->
                throw Problem.of(ProblemCode.ACCOUNT_SUSPENDED, "an operator has suspended the account")
                        .asException();
            case CLOSING ->
                throw Problem.of(
                                ProblemCode.ACCOUNT_CLOSING,
                                "the account is being closed; a login with reopen keeps it")
                        .asException();
        };
    }

    /** The answer to somebody whose session or account is gone. */
    public static ProblemException revoked() {
        return Problem.of(ProblemCode.TOKEN_REVOKED, "the session was ended").asException();
    }
}
