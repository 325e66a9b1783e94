/**
 * What people build who follow the tutorials: WxJava for WeChat, users in SQL by MyBatis-Plus, Sa-Token on Redis for sessions,
 * Spring Security before it.
 */
@NullMarked
package io.menjin.bench.tutorial;

import org.jspecify.annotations.NullMarked;
