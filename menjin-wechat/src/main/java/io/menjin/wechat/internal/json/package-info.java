/** JSON from the network, read strictly. */
@NullMarked
package io.menjin.wechat.internal.json;

import org.jspecify.annotations.NullMarked;
