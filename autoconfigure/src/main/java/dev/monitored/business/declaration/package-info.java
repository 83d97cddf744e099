/**
 * What the methods of meter interfaces declare, and which of it makes no sense.
 */
@NullMarked
package dev.monitored.business.declaration;

import org.jspecify.annotations.NullMarked;
