/**
 * Which SLOs there are, how they are configured, and what is exported of them.
 */
@NullMarked
package dev.monitored.catalog;

import org.jspecify.annotations.NullMarked;
