/**
 * The front page of the shop.
 */
@NullMarked
package sample.shop.page;

import org.jspecify.annotations.NullMarked;
