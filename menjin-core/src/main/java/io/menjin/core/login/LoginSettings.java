package io.menjin.core.login;

import java.time.Duration;

/**
 * How logins behave.
 *
 * @param receiptLifetime how long the same code with the same Idempotency-Key gets the same answer
 * @param ticketLifetime how long a registration may take
 * @param receiptWait how long a request whose code is used waits for the answer that another node may be writing
 * @param recentAnswers how many receipts this node remembers, to spare the store
 */
public record LoginSettings(
        Duration receiptLifetime, Duration ticketLifetime, Duration receiptWait, int recentAnswers) {

    /** Receipts 5 minutes, as long as a code of WeChat lives; tickets 10 minutes; waits 2 seconds. */
    public static final LoginSettings DEFAULT =
            new LoginSettings(Duration.ofMinutes(5), Duration.ofMinutes(10), Duration.ofSeconds(2), 10_000);

    public LoginSettings {
        if (receiptLifetime.isNegative() || ticketLifetime.isNegative() || receiptWait.isNegative()) {
            throw new IllegalArgumentException("login times must not be negative");
        }
        if (recentAnswers < 0) {
            throw new IllegalArgumentException("recentAnswers must not be negative");
        }
    }
}
