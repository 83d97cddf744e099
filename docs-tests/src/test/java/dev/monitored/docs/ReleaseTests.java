package dev.monitored.docs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that scripts refuse what must not be released: a commit that is not on main or
 * not tested, and a version that is not that of the tree. A stand-in for {@code gh} says
 * how many runs succeeded.
 */
class ReleaseTests {

	private static final String GIT = "git -c user.name=a -c user.email=a@example.com ";

	@TempDir
	Path directory;

	private Path clone;

	private String said = "";

	@BeforeEach
	void cloneWithACommitOnMainAndOneBesideIt() throws Exception {
		this.clone = this.directory.resolve("clone");
		assertThat(run(this.directory,
				"git init -q -b main origin && cd origin && " + GIT + "commit -q --allow-empty -m one && cd .. && "
						+ "git clone -q origin clone && cd clone && " + GIT + "commit -q --allow-empty -m two"))
			.as(this.said)
			.isZero();
	}

	@Test
	void aCommitOfMainThatIsTestedIsReleased() throws Exception {
		assertThat(release("origin/main", 1)).as(this.said).isZero();
	}

	@Test
	void aCommitThatIsNotTestedIsRefused() throws Exception {
		assertThat(release("origin/main", 0)).isNotZero();
		assertThat(this.said).contains("CI has not succeeded for");
	}

	@Test
	void aCommitBesideMainIsRefused() throws Exception {
		assertThat(release("HEAD", 1)).isNotZero();
		assertThat(this.said).contains("is not on main");
	}

	@Test
	void anotherVersionThanThatOfTheTreeIsRefused() throws Exception {
		assertThat(run(this.directory, Project.file(".ci/release-bundle") + " 9.9.9")).isNotZero();
		assertThat(this.said).contains("not as 9.9.9");
	}

	@ParameterizedTest
	@CsvSource({ "0.2.0, true", "0.10.0, true", "0.2.1, false", "1.0.0, true", "1.1.0, false", "1.0.1, false",
			"10.0.0, true" })
	void majorVersionsMayBreakUsersAndMinorOnesUntilTheFirst(String version, boolean mayBreak) throws Exception {
		String question = "source <(sed -n '/^may_break_users/,/^}/p' %s); VERSION=%s; may_break_users"
			.formatted(Project.file(".ci/release-bundle"), version);
		assertThat(run(this.directory, question) == 0).as(this.said).isEqualTo(mayBreak);
		assertThat(this.said).isEmpty();
	}

	@Test
	void theWorkflowAsksBeforeItBuilds() {
		YamlTree job = YamlTree.read(Project.file(".github/workflows/release.yml")).tree("jobs").tree("publish");
		assertThat(job.text("environment")).isEqualTo("maven-central");
		List<String> commands = job.trees("steps").stream().map((step) -> step.text("run")).toList();
		assertThat(commands.indexOf(".ci/releasable \"$GITHUB_SHA\"")).isPositive()
			.isLessThan(commands.indexOf(".ci/release-bundle \"${GITHUB_REF_NAME#v}\""));
		assertThat(job.trees("steps").get(0).tree("with").text("fetch-depth")).isEqualTo("0");
	}

	private int release(String commit, int runs) throws Exception {
		Path programs = Files.createDirectories(this.directory.resolve("programs"));
		Path gh = Files.writeString(programs.resolve("gh"), "#!/bin/sh\necho %d\n".formatted(runs));
		assertThat(gh.toFile().setExecutable(true)).isTrue();
		return run(this.clone,
				"PATH=%s:$PATH %s $(git rev-parse %s)".formatted(programs, Project.file(".ci/releasable"), commit));
	}

	private int run(Path folder, String command) throws IOException, InterruptedException {
		Process bash = new ProcessBuilder("bash", "-c", command).directory(folder.toFile())
			.redirectErrorStream(true)
			.start();
		this.said = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		return bash.waitFor();
	}

}
