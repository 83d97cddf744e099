/**
 * What is decided about a call by code of the application.
 */
@NullMarked
package dev.monitored.decision;

import org.jspecify.annotations.NullMarked;
