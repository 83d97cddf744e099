/**
 * Connections of Spring's servlet stack: handlers, endpoints of a broker, SockJS.
 */
@NullMarked
package dev.monitored.websocket.servlet;

import org.jspecify.annotations.NullMarked;
