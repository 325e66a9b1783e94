/** What HTTP needs below the endpoints: strict bodies, bearer tokens, client addresses and problem documents. */
@NullMarked
package io.menjin.spring.web.http;

import org.jspecify.annotations.NullMarked;
