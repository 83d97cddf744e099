package dev.monitored.profiler.format;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import dev.monitored.profiler.sample.StackSample;

/**
 * Samples as lines of text: the methods of a stack and what it weighs. A difference has
 * two weights, that in good calls first.
 */
public final class CollapsedText {

	private CollapsedText() {
	}

	/**
	 * Returns the text.
	 * @param samples the samples
	 * @param choice which ones are wanted
	 * @return a line for each stack
	 */
	public static String of(List<StackSample> samples, SampleChoice choice) {
		FoldedStacks stacks = FoldedStacks.of(samples, choice);
		Set<List<String>> all = new LinkedHashSet<>(stacks.wanted().keySet());
		all.addAll(stacks.compared().keySet());
		StringBuilder text = new StringBuilder();
		for (List<String> stack : all) {
			text.append(String.join(";", stack)).append(' ');
			if (choice.isDifference()) {
				text.append(stacks.compared().getOrDefault(stack, 0L)).append(' ');
			}
			text.append(stacks.wanted().getOrDefault(stack, 0L)).append('\n');
		}
		return text.toString();
	}

}
