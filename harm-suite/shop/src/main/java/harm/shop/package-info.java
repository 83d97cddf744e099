/**
 * A shop that knows nothing of the starter.
 */
@NullMarked
package harm.shop;

import org.jspecify.annotations.NullMarked;
