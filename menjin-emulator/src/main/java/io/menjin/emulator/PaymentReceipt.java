package io.menjin.emulator;

/** A payment a user made, by which getpaidunionid finds them for five minutes. */
public record PaymentReceipt(String transactionId, String mchId, String outTradeNo) {}
