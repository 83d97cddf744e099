/**
 * Orders, and what happens once they are placed.
 */
@NullMarked
package harm.shop.order;

import org.jspecify.annotations.NullMarked;
