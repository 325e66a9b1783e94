/** The sender of WeChat's message push. */
@NullMarked
package io.menjin.emulator.internal.push;

import org.jspecify.annotations.NullMarked;
