package dev.monitored.benchmarks.requests;

import java.math.BigDecimal;

/**
 * What is asked for.
 *
 * @param id the number of the item
 * @param name what it is called
 * @param price what it costs
 */
record Item(long id, String name, BigDecimal price) {

}
