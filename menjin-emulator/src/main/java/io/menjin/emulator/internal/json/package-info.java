/** JSON in and out. */
@NullMarked
package io.menjin.emulator.internal.json;

import org.jspecify.annotations.NullMarked;
