/**
 * What is in stock, and beans of every kind around it.
 */
@NullMarked
package harm.shop.stock;

import org.jspecify.annotations.NullMarked;
