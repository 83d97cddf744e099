/**
 * Requests that this application answers, with Spring MVC or with WebFlux.
 */
@NullMarked
package dev.monitored.http.server;

import org.jspecify.annotations.NullMarked;
