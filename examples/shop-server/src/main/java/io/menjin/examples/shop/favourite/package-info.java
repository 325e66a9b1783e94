/** Products that people keep, for everybody who is logged in. */
@NullMarked
package io.menjin.examples.shop.favourite;

import org.jspecify.annotations.NullMarked;
