/**
 * What kinds of errors calls of language models fail with.
 */
@NullMarked
package dev.monitored.llm.error;

import org.jspecify.annotations.NullMarked;
