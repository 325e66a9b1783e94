/** What every store must do, as tests that each implementation runs. */
@NullMarked
package io.menjin.core.store.contract;

import org.jspecify.annotations.NullMarked;
