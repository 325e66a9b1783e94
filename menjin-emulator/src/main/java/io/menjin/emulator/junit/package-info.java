/** The JUnit 5 and 6 extension. */
@NullMarked
package io.menjin.emulator.junit;

import org.jspecify.annotations.NullMarked;
