package dev.monitored.pack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.monitored.pack.PeerTool.Result;

/**
 * Checks and runs what Prometheus would evaluate, with Prometheus' own tool.
 */
final class Promtool {

	private static final PeerTool tool = new PeerTool("promtool", "prometheus");

	private Promtool() {
	}

	/**
	 * Skips the test where promtool is missing, and fails it where the variable CI is
	 * true.
	 */
	static void require() {
		tool.require();
	}

	static Result run(String... arguments) throws IOException, InterruptedException {
		return tool.run(arguments);
	}

	/**
	 * Parses expressions, as the rules of a file that is written for it.
	 * @param folder where to write the file
	 * @param expressions PromQL, without the variables of a dashboard
	 * @return a failure where one of them does not parse; its output has the expression
	 */
	static Result checkExpressions(Path folder, List<String> expressions) throws IOException, InterruptedException {
		Path rules = folder.resolve("expressions.yml");
		Files.writeString(rules,
				IntStream.range(0, expressions.size())
					.mapToObj((index) -> "  - record: expression:%d\n    expr: \"%s\"\n".formatted(index,
							escape(expressions.get(index))))
					.collect(Collectors.joining("", "groups:\n- name: expressions\n  rules:\n", "")));
		return run("check", "rules", "--lint=none", rules.toString());
	}

	private static String escape(String expression) {
		return expression.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n").replace("\t", "\\t");
	}

}
