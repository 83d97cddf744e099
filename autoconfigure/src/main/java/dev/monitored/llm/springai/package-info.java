/**
 * Calls of language models that Spring AI makes.
 */
@NullMarked
package dev.monitored.llm.springai;

import org.jspecify.annotations.NullMarked;
