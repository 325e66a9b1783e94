/** Checks the configuration and turns it into the settings of the parts. */
@NullMarked
package io.menjin.spring.settings;

import org.jspecify.annotations.NullMarked;
