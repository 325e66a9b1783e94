/** Sealing at rest, blind indexes and token checksums under rotating master keys. */
@NullMarked
package io.menjin.core.crypto;

import org.jspecify.annotations.NullMarked;
