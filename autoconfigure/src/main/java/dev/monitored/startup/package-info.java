/**
 * What is done on a thread of Spring Boot's while the application starts.
 */
@NullMarked
package dev.monitored.startup;

import org.jspecify.annotations.NullMarked;
