/**
 * Finds meter interfaces, and makes beans of them.
 */
@NullMarked
package dev.monitored.business.bean;

import org.jspecify.annotations.NullMarked;
