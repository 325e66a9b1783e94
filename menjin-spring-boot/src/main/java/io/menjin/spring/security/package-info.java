/** Spring Security, for applications that use it. */
@NullMarked
package io.menjin.spring.security;

import org.jspecify.annotations.NullMarked;
