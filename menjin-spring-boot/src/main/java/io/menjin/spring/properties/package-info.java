/** Everything that can be configured, below {@code menjin}. */
@NullMarked
package io.menjin.spring.properties;

import org.jspecify.annotations.NullMarked;
