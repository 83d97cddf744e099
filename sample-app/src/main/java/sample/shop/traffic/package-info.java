/**
 * Customers: they keep the shop busy and count what they saw.
 */
@NullMarked
package sample.shop.traffic;

import org.jspecify.annotations.NullMarked;
