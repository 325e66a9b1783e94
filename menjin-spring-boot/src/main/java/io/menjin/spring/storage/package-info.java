/** Files of the service: avatars and generated keys, readable by their owner only and synced before use. */
@NullMarked
package io.menjin.spring.storage;

import org.jspecify.annotations.NullMarked;
