/**
 * Models, tools and HTTP clients of LangChain4j.
 */
@NullMarked
package dev.monitored.llm.langchain4j;

import org.jspecify.annotations.NullMarked;
