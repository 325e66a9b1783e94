/** Errors of the shop's own API, in the shape of the login API's. */
@NullMarked
package io.menjin.examples.shop.problem;

import org.jspecify.annotations.NullMarked;
