/**
 * Meters of the process and its JVM that Spring Boot and Micrometer do not have.
 */
@NullMarked
package dev.monitored.runtime;

import org.jspecify.annotations.NullMarked;
