/** What devices and strangers may send that is wrong. */
@NullMarked
package io.menjin.it.input;

import org.jspecify.annotations.NullMarked;
