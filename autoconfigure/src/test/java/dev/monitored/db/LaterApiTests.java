package dev.monitored.db;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import javax.sql.DataSource;

import io.r2dbc.spi.Batch;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that what a later version of JDBC or R2DBC adds with a default is answered by the
 * driver, which may override it.
 */
class LaterApiTests {

	/**
	 * What JDBC 4.5 adds to connections; statements have it already.
	 */
	private static final List<String> QUOTING = List.of("enquoteLiteral", "enquoteNCharLiteral");

	private static final List<Class<?>> JDBC = List.of(Connection.class, Statement.class, PreparedStatement.class,
			CallableStatement.class, DatabaseMetaData.class, ResultSet.class, DataSource.class);

	private static final List<Class<?>> R2DBC = List.of(ConnectionFactory.class, io.r2dbc.spi.Connection.class,
			io.r2dbc.spi.Statement.class, Batch.class, Result.class);

	@Test
	void asksTheDriverForWhatALaterVersionHas(@TempDir Path jdbc, @TempDir Path r2dbc) throws Exception {
		List<String> added = new ArrayList<>();
		LaterApi laterJdbc = new LaterApi(jdbc);
		QUOTING.forEach((method) -> added.add(laterJdbc.add(Connection.class, method)));
		JDBC.forEach((api) -> added.add(laterJdbc.add(api, "later")));
		LaterApi laterR2dbc = new LaterApi(r2dbc);
		R2DBC.forEach((api) -> added.add(laterR2dbc.add(api, "later")));
		List<String> answers = run(jdbc, r2dbc, added);
		assertThat(answers).allSatisfy((answer) -> assertThat(answer).endsWith(": " + LaterApiProgram.DRIVER));
		assertThat(added).allSatisfy(
				(method) -> assertThat(answers).anySatisfy((answer) -> assertThat(answer).startsWith(method + " of ")));
		assertThat(answers).contains(
				"java.sql.Connection.enquoteLiteral of a measured object: " + LaterApiProgram.DRIVER,
				"java.sql.CallableStatement.later of a measured object: " + LaterApiProgram.DRIVER,
				"java.sql.DatabaseMetaData.later of a measured object: " + LaterApiProgram.DRIVER);
	}

	private static List<String> run(Path jdbc, Path r2dbc, List<String> added) throws IOException {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xshare:off",
						"--patch-module", "java.sql=" + jdbc, "-cp",
						r2dbc + System.getProperty("path.separator") + System.getProperty("java.class.path"),
						LaterApiProgram.class.getName()));
		command.addAll(added);
		Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
		String output = new String(process.getInputStream().readAllBytes());
		List<String> answers = Arrays.stream(output.split("\\R"))
			.filter((line) -> line.contains(" of ")
					&& Stream.of("java.sql.", "javax.sql.", "io.r2dbc.").anyMatch(line::startsWith))
			.toList();
		assertThat(answers).as(output).isNotEmpty();
		return answers;
	}

}
