package io.menjin.emulator;

import java.util.List;

/**
 * What became of a pushed message.
 *
 * @param accepted whether every delivery was accepted in the end
 * @param deliveries all attempts, in order
 */
public record PushResult(boolean accepted, List<PushDelivery> deliveries) {}
