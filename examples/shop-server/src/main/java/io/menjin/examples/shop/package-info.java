/** The back end of a small shop for tea and what belongs to it. */
@NullMarked
package io.menjin.examples.shop;

import org.jspecify.annotations.NullMarked;
