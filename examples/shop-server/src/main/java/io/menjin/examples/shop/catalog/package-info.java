/** What the shop sells; guests may look at all of it. */
@NullMarked
package io.menjin.examples.shop.catalog;

import org.jspecify.annotations.NullMarked;
