/** For operators: health, info and an endpoint, through Spring Boot Actuator. */
@NullMarked
package io.menjin.spring.actuate;

import org.jspecify.annotations.NullMarked;
