/** Running a call: attempts, circuit, bulkhead, access_token, and what its failures say. */
@NullMarked
package io.menjin.wechat.internal.call;

import org.jspecify.annotations.NullMarked;
