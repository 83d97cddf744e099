/**
 * How libraries that cannot be compiled against are asked.
 */
@NullMarked
package dev.monitored.llm.accessor;

import org.jspecify.annotations.NullMarked;
