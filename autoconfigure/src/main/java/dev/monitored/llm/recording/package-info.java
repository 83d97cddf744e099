/**
 * How the calls of language models are recorded, whichever client makes them.
 */
@NullMarked
package dev.monitored.llm.recording;

import org.jspecify.annotations.NullMarked;
