/**
 * Rates that change while the application runs.
 */
@NullMarked
package harm.rates;

import org.jspecify.annotations.NullMarked;
