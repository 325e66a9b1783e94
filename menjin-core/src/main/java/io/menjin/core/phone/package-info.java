/** Binding phone numbers and reading them back. */
@NullMarked
package io.menjin.core.phone;

import org.jspecify.annotations.NullMarked;
