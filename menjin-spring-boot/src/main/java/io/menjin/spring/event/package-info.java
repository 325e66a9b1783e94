/** What happened, handed to the application's listeners. */
@NullMarked
package io.menjin.spring.event;

import org.jspecify.annotations.NullMarked;
