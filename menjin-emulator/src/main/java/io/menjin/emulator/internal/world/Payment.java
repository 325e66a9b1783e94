package io.menjin.emulator.internal.world;

import java.time.Instant;

/** A payment a user made in an app. */
public record Payment(
        String appId, String userId, String transactionId, String mchId, String outTradeNo, Instant paidAt) {}
