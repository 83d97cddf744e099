/**
 * What is heard of calls by observing them.
 */
@NullMarked
package dev.monitored.llm.springai.observation;

import org.jspecify.annotations.NullMarked;
