/**
 * Objects that implement meter interfaces.
 */
@NullMarked
package dev.monitored.business.proxy;

import org.jspecify.annotations.NullMarked;
