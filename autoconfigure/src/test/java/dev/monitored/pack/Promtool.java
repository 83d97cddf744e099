package dev.monitored.pack;

import java.io.IOException;

import dev.monitored.pack.PeerTool.Result;

/**
 * Checks and runs what Prometheus would evaluate, with Prometheus' own tool.
 */
public final class Promtool {

	private static final PeerTool tool = new PeerTool("promtool", "prometheus");

	private Promtool() {
	}

	/**
	 * Skips the test where promtool is missing, and fails it where the variable CI is
	 * true.
	 */
	public static void require() {
		tool.require();
	}

	public static Result run(String... arguments) throws IOException, InterruptedException {
		return tool.run(arguments);
	}

}
