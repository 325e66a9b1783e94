/** What happens between the service, its store and WeChat, for people who develop. Values never appear. */
@NullMarked
package io.menjin.spring.watch;

import org.jspecify.annotations.NullMarked;
