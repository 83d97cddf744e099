package dev.monitored.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;

import dev.monitored.cli.backtest.Backtest;
import dev.monitored.cli.backtest.BacktestOptions;
import dev.monitored.cli.definition.DefinitionFile;
import dev.monitored.cli.diff.ObjectiveDiff;
import dev.monitored.cli.document.BadInputException;
import dev.monitored.cli.document.ObjectiveFile;

/**
 * The command: {@code read} translates a file of OpenSLO or Sloth into definitions,
 * {@code diff} compares two files, {@code backtest} asks a Prometheus what definitions
 * would have cost.
 */
public final class SloCommand {

	private static final int SAME = 0;

	private static final int DIFFERENT = 1;

	private static final int BAD_INPUT = 2;

	private static final String USAGE = """
			Usage: java -jar monitored-cli.jar read <file>             writes monitored.slo.definitions
			       java -jar monitored-cli.jar diff <before> <after>   compares objectives
			       java -jar monitored-cli.jar backtest <options>      says what definitions would have cost
			A file is OpenSLO v1, such as GET /actuator/slo/openslo, or prometheus/v1 of Sloth.
			Options of backtest:
			  --prometheus <address>  where Prometheus answers, such as http://localhost:9090; a user and a password may
			                          stand in front of the host
			  --file <file>           a file with monitored.slo.definitions, such as application.yml
			  --slo <name>            only this SLO
			  --days <number>         over how many days, 28 by default
			  --end <time>            when they end, such as 2026-12-01T00:00:00Z; now by default
			  --selector <matchers>   labels that series must have besides, such as job="shop"
			  --timeout <seconds>     how long an answer may take, 120 by default
			  --verbose               shows what Prometheus is asked
			Ends with 0 if all could be read, nothing differs, or all could be tested, with 1 if not, and with 2 if the
			input is bad or Prometheus does not answer.""";

	private final PrintStream out;

	private final PrintStream errors;

	/**
	 * Creates the command.
	 * @param out takes the result
	 * @param errors takes all that is no result
	 */
	SloCommand(PrintStream out, PrintStream errors) {
		this.out = out;
		this.errors = errors;
	}

	/**
	 * Runs the command and ends the process with its exit code.
	 * @param arguments the arguments
	 */
	public static void main(String[] arguments) {
		PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
		PrintStream errors = new PrintStream(System.err, true, StandardCharsets.UTF_8);
		System.exit(new SloCommand(out, errors).run(List.of(arguments)));
	}

	/**
	 * Runs the command.
	 * @param arguments the arguments
	 * @return the exit code
	 */
	int run(List<String> arguments) {
		try {
			if (arguments.size() == 2 && arguments.get(0).equals("read")) {
				return read(arguments.get(1));
			}
			if (arguments.size() == 3 && arguments.get(0).equals("diff")) {
				return diff(arguments.get(1), arguments.get(2));
			}
			if (arguments.size() > 1 && arguments.get(0).equals("backtest")) {
				return backtest(arguments.subList(1, arguments.size()));
			}
			this.errors.println(USAGE);
			return BAD_INPUT;
		}
		catch (BadInputException ex) {
			this.errors.println(printable(String.valueOf(ex.getMessage())));
			return BAD_INPUT;
		}
	}

	private int read(String file) throws BadInputException {
		DefinitionFile definitions = DefinitionFile.of(ObjectiveFile.read(file));
		this.out.print(definitions.yaml());
		definitions.remarks().forEach((remark) -> this.errors.println("note: " + printable(remark)));
		definitions.leftOut().forEach((line) -> this.errors.println("left out: " + printable(line)));
		return definitions.leftOut().isEmpty() ? SAME : DIFFERENT;
	}

	private int diff(String before, String after) throws BadInputException {
		ObjectiveDiff diff = ObjectiveDiff.of(ObjectiveFile.read(before), ObjectiveFile.read(after));
		diff.lines().forEach((line) -> this.out.println(printable(line)));
		if (diff.lines().isEmpty()) {
			return SAME;
		}
		this.out.printf("%d different, %d of them looser%n", diff.lines().size(), diff.looser());
		return DIFFERENT;
	}

	private int backtest(List<String> arguments) throws BadInputException {
		BacktestOptions options = BacktestOptions.parse(arguments, Clock.systemUTC());
		List<String> leftOut = new Backtest(options, (line) -> this.out.println(printable(line))).run();
		leftOut.forEach((line) -> this.errors.println("left out: " + printable(line)));
		return leftOut.isEmpty() ? SAME : DIFFERENT;
	}

	/**
	 * Returns a text that a terminal shows in one line and does not obey.
	 * @param text the text
	 * @return the text, with spaces instead of what controls a terminal
	 */
	private static String printable(String text) {
		return text.replaceAll("[\\p{Cc}\\p{Cf}\\u2028\\u2029]", " ");
	}

}
