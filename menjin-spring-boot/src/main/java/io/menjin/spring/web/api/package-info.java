/**
 * The operations of the contract, as routes of their own.
 *
 * <p>They are functional endpoints rather than annotated controllers so that nothing an application does to its own
 * controllers (a response envelope, an exception handler for everything, a naming strategy) changes the contract.
 */
@NullMarked
package io.menjin.spring.web.api;

import org.jspecify.annotations.NullMarked;
