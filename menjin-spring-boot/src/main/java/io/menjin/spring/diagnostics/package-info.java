/** What is said when the configuration is wrong: the fact, and lines to paste. */
@NullMarked
package io.menjin.spring.diagnostics;

import org.jspecify.annotations.NullMarked;
