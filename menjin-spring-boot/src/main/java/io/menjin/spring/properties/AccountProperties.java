package io.menjin.spring.properties;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The life of accounts.
 *
 * @param closingCoolingOff How long a closed account can still be reopened before it is erased.
 */
public record AccountProperties(@DefaultValue("7d") Duration closingCoolingOff) {}
