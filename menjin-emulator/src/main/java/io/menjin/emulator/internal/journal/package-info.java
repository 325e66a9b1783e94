/** The record of every server-API call. */
@NullMarked
package io.menjin.emulator.internal.journal;

import org.jspecify.annotations.NullMarked;
