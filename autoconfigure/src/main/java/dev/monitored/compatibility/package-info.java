/**
 * Which lines of Spring Boot Monitored runs on, and what becomes of the others.
 */
@NullMarked
package dev.monitored.compatibility;

import org.jspecify.annotations.NullMarked;
