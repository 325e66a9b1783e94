package io.menjin.spring.properties;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When WeChat is left alone because it does not answer.
 *
 * @param failurePercent Share of failed calls that opens the circuit.
 * @param window How far back calls are counted, in whole seconds.
 * @param minimumCalls How many calls there must be in the window.
 * @param openFor How long nothing is sent then.
 * @param trialCalls How many calls then decide whether it closes again.
 */
public record CircuitProperties(
        @DefaultValue("50") float failurePercent,
        @DefaultValue("30s") Duration window,
        @DefaultValue("20") int minimumCalls,
        @DefaultValue("5s") Duration openFor,
        @DefaultValue("5") int trialCalls) {}
