package dev.monitored.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A run of the command.
 *
 * @param exitCode its exit code
 * @param out the result that it wrote
 * @param errors what it wrote besides
 */
public record CommandRun(int exitCode, String out, String errors) {

	public static CommandRun of(String... arguments) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		ByteArrayOutputStream errors = new ByteArrayOutputStream();
		int exitCode = new SloCommand(new PrintStream(out, true, StandardCharsets.UTF_8),
				new PrintStream(errors, true, StandardCharsets.UTF_8))
			.run(List.of(arguments));
		return new CommandRun(exitCode, out.toString(StandardCharsets.UTF_8), errors.toString(StandardCharsets.UTF_8));
	}

	static CommandRun read(Path folder, String text) throws IOException {
		return of("read", Files.writeString(folder.resolve("read.yaml"), text).toString());
	}

	static CommandRun diff(Path folder, String before, String after) throws IOException {
		return of("diff", Files.writeString(folder.resolve("before.yaml"), before).toString(),
				Files.writeString(folder.resolve("after.yaml"), after).toString());
	}

}
