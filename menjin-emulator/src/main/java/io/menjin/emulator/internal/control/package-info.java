/** The control API under {@code /_emulator/v1}, one class for each operation. */
@NullMarked
package io.menjin.emulator.internal.control;

import org.jspecify.annotations.NullMarked;
