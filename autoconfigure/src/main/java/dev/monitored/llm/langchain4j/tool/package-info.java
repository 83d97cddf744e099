/**
 * The tools that models ask for.
 */
@NullMarked
package dev.monitored.llm.langchain4j.tool;

import org.jspecify.annotations.NullMarked;
