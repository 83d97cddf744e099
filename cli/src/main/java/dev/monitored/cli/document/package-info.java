/**
 * Files with objectives of OpenSLO and Sloth.
 */
@NullMarked
package dev.monitored.cli.document;

import org.jspecify.annotations.NullMarked;
