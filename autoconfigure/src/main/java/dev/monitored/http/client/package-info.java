/**
 * Requests that this application sends, with RestClient, RestTemplate or WebClient.
 */
@NullMarked
package dev.monitored.http.client;

import org.jspecify.annotations.NullMarked;
