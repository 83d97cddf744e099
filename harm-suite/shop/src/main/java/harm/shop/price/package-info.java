/**
 * Prices, and the settings that they come from.
 */
@NullMarked
package harm.shop.price;

import org.jspecify.annotations.NullMarked;
