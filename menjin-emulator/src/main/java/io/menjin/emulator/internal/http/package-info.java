/** The HTTP engine: routing of requests and writing of answers, damaged ones included. */
@NullMarked
package io.menjin.emulator.internal.http;

import org.jspecify.annotations.NullMarked;
