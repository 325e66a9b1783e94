/** WeChat's signatures and ciphers. */
@NullMarked
package io.menjin.emulator.internal.crypto;

import org.jspecify.annotations.NullMarked;
