/**
 * What the answers that Spring AI hands over say about a call.
 */
@NullMarked
package dev.monitored.llm.springai.answer;

import org.jspecify.annotations.NullMarked;
