/**
 * The routes that the application declares.
 */
@NullMarked
package dev.monitored.http.route;

import org.jspecify.annotations.NullMarked;
