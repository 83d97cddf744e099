package dev.monitored.call;

import java.util.List;

/**
 * What a call that has ended means for the SLOs that it matches. If it is no event of an
 * SLO, neither list has that SLO.
 *
 * @param kept the names of the SLOs that it kept
 * @param broken the names of those that it broke
 */
public record CallVerdict(List<String> kept, List<String> broken) {

}
