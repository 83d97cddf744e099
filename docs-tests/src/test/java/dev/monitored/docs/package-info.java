/**
 * Tests of what the project says: its pages, workflows and poms.
 */
@NullMarked
package dev.monitored.docs;

import org.jspecify.annotations.NullMarked;
