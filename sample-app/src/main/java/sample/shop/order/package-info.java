/**
 * Orders: a whole class is monitored by one annotation.
 */
@NullMarked
package sample.shop.order;

import org.jspecify.annotations.NullMarked;
