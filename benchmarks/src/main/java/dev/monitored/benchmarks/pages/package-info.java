/**
 * How often the SLO rules page and open tickets by chance, and how soon they notice an
 * outage, by simulation.
 */
@NullMarked
package dev.monitored.benchmarks.pages;

import org.jspecify.annotations.NullMarked;
