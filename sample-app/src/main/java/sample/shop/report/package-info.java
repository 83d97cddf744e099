/**
 * Reports: methods of which only the result tells whether they are asynchronous.
 */
@NullMarked
package sample.shop.report;

import org.jspecify.annotations.NullMarked;
