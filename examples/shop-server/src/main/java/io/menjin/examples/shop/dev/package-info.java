/**
 * What only the profile dev has: the emulator behind this server, so that the shop in a browser has one origin, and
 * customers who have a past.
 */
@NullMarked
package io.menjin.examples.shop.dev;

import org.jspecify.annotations.NullMarked;
