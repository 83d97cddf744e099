/**
 * Payments: an annotation of the shop's own, and failures that are values.
 */
@NullMarked
package sample.shop.payment;

import org.jspecify.annotations.NullMarked;
