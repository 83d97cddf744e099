/**
 * The requests over HTTP that calls consist of.
 */
@NullMarked
package dev.monitored.llm.langchain4j.request;

import org.jspecify.annotations.NullMarked;
