package dev.monitored.operation.proxy;

/**
 * An advisor that only the measurement needs. A proxy with no other advisors would not
 * exist without it.
 */
public interface OwnAdvisor {

}
