/** The emulated WeChat of all benchmarks, in a process of its own. */
@NullMarked
package io.menjin.bench.wechat;

import org.jspecify.annotations.NullMarked;
