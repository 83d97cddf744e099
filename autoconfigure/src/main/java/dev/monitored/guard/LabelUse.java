package dev.monitored.guard;

import java.util.List;

/**
 * What became of the values of one guarded label so far.
 *
 * @param meter the name of the meter
 * @param label the key of the label, in the spelling of Prometheus
 * @param maxValues the limit
 * @param values how many values came from calls and were kept
 * @param folded how many times a value was folded
 * @param examples up to three values that were
 */
public record LabelUse(String meter, String label, int maxValues, int values, long folded, List<String> examples) {

}
