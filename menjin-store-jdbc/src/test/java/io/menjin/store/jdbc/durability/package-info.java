/** That what was answered is on the disk: counted, and by killing the process. */
@NullMarked
package io.menjin.store.jdbc.durability;

import org.jspecify.annotations.NullMarked;
