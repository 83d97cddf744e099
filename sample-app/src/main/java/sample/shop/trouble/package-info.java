/**
 * Trouble that can be switched on, to see what Monitored says of it.
 */
@NullMarked
package sample.shop.trouble;

import org.jspecify.annotations.NullMarked;
