/** The emulated operations of WeChat's server API, one class each. */
@NullMarked
package io.menjin.emulator.internal.api;

import org.jspecify.annotations.NullMarked;
