package io.menjin.core.phone;

import io.menjin.core.secret.PhoneCode;
import io.menjin.core.wechat.EncryptedData;

/** How a device proves that WeChat vouches for its person's phone number. */
public sealed interface PhoneProof {

    /** The code of a tap, which the server exchanges. */
    record ByCode(PhoneCode code) implements PhoneProof {}

    /** The blob of a tap, in the older way. */
    record ByData(EncryptedData blob) implements PhoneProof {}
}
