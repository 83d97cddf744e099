/**
 * What a test measures begins with the test, and what it expects is waited for.
 */
@NullMarked
package dev.monitored.test.run;

import org.jspecify.annotations.NullMarked;
