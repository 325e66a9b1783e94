@NullMarked
package io.menjin.examples.shop;

import org.jspecify.annotations.NullMarked;
