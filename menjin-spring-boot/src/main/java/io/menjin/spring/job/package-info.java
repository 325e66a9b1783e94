/** What is done in the background. */
@NullMarked
package io.menjin.spring.job;

import org.jspecify.annotations.NullMarked;
