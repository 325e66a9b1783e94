/** The failures of the contract, each with a stable code. */
@NullMarked
package io.menjin.core.problem;

import org.jspecify.annotations.NullMarked;
