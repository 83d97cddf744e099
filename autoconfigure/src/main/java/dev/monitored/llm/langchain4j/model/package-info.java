/**
 * The calls of models.
 */
@NullMarked
package dev.monitored.llm.langchain4j.model;

import org.jspecify.annotations.NullMarked;
