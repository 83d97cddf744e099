/**
 * What stands in front of beans, and is of their class.
 */
@NullMarked
package dev.monitored.llm.proxy;

import org.jspecify.annotations.NullMarked;
