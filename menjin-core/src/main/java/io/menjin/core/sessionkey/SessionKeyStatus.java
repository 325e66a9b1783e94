package io.menjin.core.sessionkey;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a person's session_key.
 *
 * @param valid whether WeChat holds the newest one valid
 * @param obtainedAt when we got it, or null when there is none
 */
public record SessionKeyStatus(boolean valid, @Nullable Instant obtainedAt) {}
