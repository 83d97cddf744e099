/**
 * A small shop whose services are measured in every way that Monitored offers.
 */
@NullMarked
package sample.shop;

import org.jspecify.annotations.NullMarked;
