/** The versioned snapshot of the world. */
@NullMarked
package io.menjin.emulator.internal.snapshot;

import org.jspecify.annotations.NullMarked;
