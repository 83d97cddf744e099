/**
 * The files of the dashboard's page, and the headers with which they are sent.
 */
@NullMarked
package dev.monitored.dashboard.page;

import org.jspecify.annotations.NullMarked;
