package io.menjin.core.login.internal;

import io.menjin.core.crypto.internal.Hashes;
import io.menjin.core.limit.RateLimiter;
import io.menjin.core.limit.RateLimiter.Limit;
import io.menjin.core.problem.Problem;
import io.menjin.core.problem.ProblemCode;

/** How often one address and one person may log in. Thread-safe. */
public final class LoginLimits {

    private final RateLimiter limiter;

    public LoginLimits(RateLimiter limiter) {
        this.limiter = limiter;
    }

    /**
     * Takes a permit for an address.
     *
     * @throws io.menjin.core.problem.ProblemException {@code rate_limited}
     */
    public void address(String address) {
        acquire(Limit.LOGIN_PER_ADDRESS, address);
    }

    /**
     * Takes a permit for a person. The limiter gets a digest: an openId has no business in its keys.
     *
     * @throws io.menjin.core.problem.ProblemException {@code rate_limited}
     */
    void person(Person person) {
        acquire(
                Limit.LOGIN_PER_PERSON,
                Hashes.digest(
                                "limit",
                                person.source().appId().value(),
                                person.openId().value())
                        .hex());
    }

    private void acquire(Limit limit, String subject) {
        limiter.acquire(limit, subject).ifPresent(wait -> {
            throw Problem.of(ProblemCode.RATE_LIMITED, "too many logins")
                    .withRetryAfter(wait)
                    .asException();
        });
    }
}
