/** What happens to the shop's data of a person when their account changes. */
@NullMarked
package io.menjin.examples.shop.person;

import org.jspecify.annotations.NullMarked;
