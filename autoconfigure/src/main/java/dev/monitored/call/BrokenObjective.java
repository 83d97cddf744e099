package dev.monitored.call;

import dev.monitored.slo.objective.Objective;

/**
 * An objective of which a call is a bad event, or half of one.
 *
 * @param slo the name of the SLO
 * @param objective the objective
 */
public record BrokenObjective(String slo, Objective objective) {

}
