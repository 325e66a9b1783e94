/** Silent login, registration and logout. */
@NullMarked
package io.menjin.core.login;

import org.jspecify.annotations.NullMarked;
