/**
 * Where calls come from: the Spring AOP proxies of monitored beans.
 */
@NullMarked
package dev.monitored.operation.proxy;

import org.jspecify.annotations.NullMarked;
