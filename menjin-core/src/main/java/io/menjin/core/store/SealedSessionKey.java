package io.menjin.core.store;

import io.menjin.core.crypto.Digest;
import io.menjin.core.crypto.Sealed;
import java.time.Instant;

/**
 * A session_key at rest.
 *
 * @param fingerprint a keyed hash by which the same key is recognised
 * @param obtainedAt when WeChat gave it to us
 */
public record SealedSessionKey(Digest fingerprint, Sealed key, Instant obtainedAt) {}
