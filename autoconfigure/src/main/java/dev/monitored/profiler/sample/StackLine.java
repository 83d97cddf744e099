package dev.monitored.profiler.sample;

/**
 * One line of a stack.
 *
 * @param method the name of the class and the method
 * @param line the number of the line in its file, 0 if it is not known
 */
public record StackLine(String method, int line) {

}
