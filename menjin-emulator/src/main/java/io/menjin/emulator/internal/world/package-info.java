/** The state behind the emulated platform: apps, users, session keys, codes, tokens, quotas. */
@NullMarked
package io.menjin.emulator.internal.world;

import org.jspecify.annotations.NullMarked;
