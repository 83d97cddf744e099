/**
 * Tests of queries that Hibernate makes.
 */
@NullMarked
package dev.monitored.db.hibernate;

import org.jspecify.annotations.NullMarked;
