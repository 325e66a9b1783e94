/** What happens, as a stream for the pages of a developer's own machine. */
@NullMarked
package io.menjin.spring.web.watch;

import org.jspecify.annotations.NullMarked;
