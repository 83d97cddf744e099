package dev.monitored.profiler.format;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;

import one.convert.Arguments;
import one.convert.CallStack;
import one.convert.FlameGraph;
import org.springframework.web.util.HtmlUtils;

import dev.monitored.profiler.sample.StackSample;

/**
 * Samples as a flame graph: a page with a script, drawn by a library that is optional.
 */
final class FlameGraphPage {

	/**
	 * How the library marks a frame of Java.
	 */
	private static final byte JAVA = 1;

	private FlameGraphPage() {
	}

	/**
	 * Returns the page.
	 * @param samples the samples
	 * @param choice which ones are wanted
	 * @param title what the page shows
	 * @return the page, in UTF-8
	 * @throws IOException if it cannot be written
	 */
	static byte[] of(List<StackSample> samples, SampleChoice choice, String title) throws IOException {
		FoldedStacks stacks = FoldedStacks.of(samples, choice);
		Arguments arguments = new Arguments();
		arguments.title = HtmlUtils.htmlEscape(title);
		FlameGraph graph = graph(arguments, stacks.wanted());
		if (choice.isDifference()) {
			graph.diff(graph(arguments, stacks.compared()));
		}
		ByteArrayOutputStream page = new ByteArrayOutputStream();
		graph.dump(page);
		return page.toByteArray();
	}

	private static FlameGraph graph(Arguments arguments, Map<List<String>, Long> weights) {
		FlameGraph graph = new FlameGraph(arguments);
		CallStack stack = new CallStack();
		weights.forEach((methods, weight) -> {
			methods.forEach((method) -> stack.push(method, JAVA));
			graph.addSample(stack, weight);
			stack.clear();
		});
		return graph;
	}

}
