/**
 * Reports: methods that are asynchronous or not depending on their result.
 */
@NullMarked
package sample.shop.report;

import org.jspecify.annotations.NullMarked;
