/** What people say about products; who says something has a name. */
@NullMarked
package io.menjin.examples.shop.comment;

import org.jspecify.annotations.NullMarked;
