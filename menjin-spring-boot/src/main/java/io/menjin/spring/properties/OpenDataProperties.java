package io.menjin.spring.properties;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which encrypted data of WeChat are accepted.
 *
 * @param maxAge How old their watermark may be.
 * @param maxSkew How far in the future their watermark may be, since WeChat's clock is not ours.
 */
public record OpenDataProperties(
        @DefaultValue("10m") Duration maxAge,
        @DefaultValue("2m") Duration maxSkew) {}
