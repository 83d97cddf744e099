/**
 * Who may ask, and what is noted of a request.
 */
@NullMarked
package harm.shop.web;

import org.jspecify.annotations.NullMarked;
