/**
 * Tests of applications with libraries that measure, retry or forward calls as well.
 */
package dev.monitored.coexistence;
