/** Scripted failures and how they change an answer. */
@NullMarked
package io.menjin.emulator.internal.fault;

import org.jspecify.annotations.NullMarked;
