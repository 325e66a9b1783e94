/** Orders, to be picked up in the shop; who orders can be called. */
@NullMarked
package io.menjin.examples.shop.order;

import org.jspecify.annotations.NullMarked;
