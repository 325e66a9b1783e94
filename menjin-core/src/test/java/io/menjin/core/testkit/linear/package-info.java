/** Checks of linearizability by Lincheck, for every module that has something to check. */
@NullMarked
package io.menjin.core.testkit.linear;

import org.jspecify.annotations.NullMarked;
