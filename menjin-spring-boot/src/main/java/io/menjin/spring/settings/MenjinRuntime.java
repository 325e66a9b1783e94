package io.menjin.spring.settings;

import java.security.SecureRandom;
import java.time.Clock;

/**
 * Time and randomness for everything of Menjin. An application replaces it, for instance in tests with a clock that it can
 * move.
 */
public record MenjinRuntime(Clock clock, SecureRandom random) {}
