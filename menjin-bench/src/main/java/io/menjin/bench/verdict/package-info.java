/** What has to be reached, and whether it was. */
@NullMarked
package io.menjin.bench.verdict;

import org.jspecify.annotations.NullMarked;
