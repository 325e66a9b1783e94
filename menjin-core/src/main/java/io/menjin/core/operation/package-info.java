/** What operators and scheduled jobs do. */
@NullMarked
package io.menjin.core.operation;

import org.jspecify.annotations.NullMarked;
