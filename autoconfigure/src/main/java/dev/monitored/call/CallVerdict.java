package dev.monitored.call;

import java.util.List;

/**
 * What a call that has ended means for the SLOs that it matches.
 *
 * @param slos the names of the SLOs
 * @param broken the names of those that it broke
 */
public record CallVerdict(List<String> slos, List<String> broken) {

}
