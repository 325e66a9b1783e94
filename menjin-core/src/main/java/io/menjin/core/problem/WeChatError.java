package io.menjin.core.problem;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * WeChat's own words for a failure.
 *
 * @param rid WeChat's request id for its support, or null
 */
public record WeChatError(int errcode, @Nullable String rid) implements Serializable {}
