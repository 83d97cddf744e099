/**
 * What tokens cost.
 */
@NullMarked
package dev.monitored.llm.price;

import org.jspecify.annotations.NullMarked;
