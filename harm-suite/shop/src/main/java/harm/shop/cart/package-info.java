/**
 * The cart of a session.
 */
@NullMarked
package harm.shop.cart;

import org.jspecify.annotations.NullMarked;
