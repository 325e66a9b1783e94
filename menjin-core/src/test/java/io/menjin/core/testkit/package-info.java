/** A core wired for tests: a scripted WeChat, a clock that is moved by hand, recorded events. */
@NullMarked
package io.menjin.core.testkit;

import org.jspecify.annotations.NullMarked;
