/** Messages that WeChat pushes to the service, already verified and decrypted. */
@NullMarked
package io.menjin.core.push;

import org.jspecify.annotations.NullMarked;
