/** What holds when much happens at the same moment, on one server and on two that share a database. */
@NullMarked
package io.menjin.it.race;

import org.jspecify.annotations.NullMarked;
