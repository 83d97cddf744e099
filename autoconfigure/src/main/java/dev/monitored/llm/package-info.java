/**
 * Calls of large language models: latency, first token, tokens, cost, and how they really
 * ended.
 */
@NullMarked
package dev.monitored.llm;

import org.jspecify.annotations.NullMarked;
