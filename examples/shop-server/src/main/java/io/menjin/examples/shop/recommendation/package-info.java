/** Products chosen for a visitor by what they looked at, kept and bought. */
@NullMarked
package io.menjin.examples.shop.recommendation;

import org.jspecify.annotations.NullMarked;
