/** How WeChat's server API looks on the wire: calls, answers, errcodes, rid suffixes. */
@NullMarked
package io.menjin.emulator.internal.wire;

import org.jspecify.annotations.NullMarked;
