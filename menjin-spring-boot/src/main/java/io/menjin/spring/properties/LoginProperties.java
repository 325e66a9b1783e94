package io.menjin.spring.properties;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How logins behave.
 *
 * @param receiptLifetime How long the same code with the same Idempotency-Key gets the same answer.
 * @param ticketLifetime How long a registration may take.
 * @param receiptWait How long a request whose code is used waits for the answer that another node may be writing.
 * @param recentAnswers How many answers this node remembers, to spare the database.
 */
public record LoginProperties(
        @DefaultValue("5m") Duration receiptLifetime,
        @DefaultValue("10m") Duration ticketLifetime,
        @DefaultValue("2s") Duration receiptWait,
        @DefaultValue("10000") int recentAnswers) {}
