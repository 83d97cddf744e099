/**
 * What an application is and does, written down from within.
 */
@NullMarked
package harm.observer;

import org.jspecify.annotations.NullMarked;
