/**
 * The stock: single methods, repositories without an annotation, a job recorded by hand.
 */
@NullMarked
package sample.shop.inventory;

import org.jspecify.annotations.NullMarked;
