/**
 * The beans whose methods are measured: which of them get a proxy, and how a proxy is
 * written and read.
 */
@NullMarked
package dev.monitored.operation.bean;

import org.jspecify.annotations.NullMarked;
