/**
 * The board of orders, which shows each one as it is placed.
 */
@NullMarked
package sample.shop.board;

import org.jspecify.annotations.NullMarked;
