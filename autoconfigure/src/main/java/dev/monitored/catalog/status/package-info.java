/**
 * How the SLOs are kept in this process, as all that shows them reads it.
 */
@NullMarked
package dev.monitored.catalog.status;

import org.jspecify.annotations.NullMarked;
