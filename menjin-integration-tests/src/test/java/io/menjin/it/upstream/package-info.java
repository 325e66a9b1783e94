/** What devices see while WeChat fails. */
@NullMarked
package io.menjin.it.upstream;

import org.jspecify.annotations.NullMarked;
