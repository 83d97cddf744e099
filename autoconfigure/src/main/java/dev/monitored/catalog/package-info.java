/**
 * Which SLOs there are, and what is exported of them.
 */
@NullMarked
package dev.monitored.catalog;

import org.jspecify.annotations.NullMarked;
