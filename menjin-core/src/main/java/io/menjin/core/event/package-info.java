/** What happened, for applications that want to know. */
@NullMarked
package io.menjin.core.event;

import org.jspecify.annotations.NullMarked;
