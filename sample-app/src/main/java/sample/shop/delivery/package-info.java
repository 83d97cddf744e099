/**
 * Delivery: reactive results, and a label whose value is an argument.
 */
@NullMarked
package sample.shop.delivery;

import org.jspecify.annotations.NullMarked;
