/**
 * Streamed answers, chunk by chunk.
 */
@NullMarked
package dev.monitored.llm.springai.stream;

import org.jspecify.annotations.NullMarked;
