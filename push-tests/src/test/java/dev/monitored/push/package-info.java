/**
 * Tests of applications that push their metrics to a collector or another backend.
 */
package dev.monitored.push;
