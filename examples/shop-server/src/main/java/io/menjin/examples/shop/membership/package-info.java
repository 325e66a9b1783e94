/** Membership, for people with a name and a phone number. */
@NullMarked
package io.menjin.examples.shop.membership;

import org.jspecify.annotations.NullMarked;
