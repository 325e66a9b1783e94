package io.menjin.core.store;

import io.menjin.core.crypto.Digest;
import io.menjin.core.crypto.Sealed;
import java.time.Duration;

/**
 * A value that all nodes use. Its times are lengths and not moments, because the clocks of nodes differ.
 *
 * @param mark by which the value is recognised
 * @param age how long ago it was obtained, as the store has counted
 * @param lifetime how long after that it is good
 */
public record SharedValue(Digest mark, Sealed sealed, Duration age, Duration lifetime) {}
