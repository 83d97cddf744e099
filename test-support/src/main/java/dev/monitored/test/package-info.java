/**
 * Support for tests of applications that use Monitored.
 */
@NullMarked
package dev.monitored.test;

import org.jspecify.annotations.NullMarked;
