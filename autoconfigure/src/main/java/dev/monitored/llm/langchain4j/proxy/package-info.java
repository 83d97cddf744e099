/**
 * What stands in front of beans, and is of their class.
 */
@NullMarked
package dev.monitored.llm.langchain4j.proxy;

import org.jspecify.annotations.NullMarked;
