/**
 * Calls of other systems that are measured by nothing but their observation: Redis,
 * MongoDB, Kafka, gRPC.
 */
@NullMarked
package dev.monitored.observation;

import org.jspecify.annotations.NullMarked;
