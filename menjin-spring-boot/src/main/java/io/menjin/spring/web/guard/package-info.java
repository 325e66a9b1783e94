/** Guards the application's own endpoints, those that ask for it. */
@NullMarked
package io.menjin.spring.web.guard;

import org.jspecify.annotations.NullMarked;
