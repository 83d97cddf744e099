/**
 * Bills that are written at night.
 */
@NullMarked
package harm.billing;

import org.jspecify.annotations.NullMarked;
