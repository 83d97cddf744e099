/**
 * The paths of HTTP requests as values of the label {@code uri}: which part of a path is
 * an identifier, and what Boot's meters do with paths.
 */
@NullMarked
package dev.monitored.uri;

import org.jspecify.annotations.NullMarked;
