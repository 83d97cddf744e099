package old;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootVersion;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the application does not start, and says why.
 */
class OldApplicationTests {

	@Test
	void refusesToStart() throws IOException, InterruptedException {
		ProcessBuilder command = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-cp", System.getProperty("java.class.path"), OldApplication.class.getName(), "--server.port=0");
		Process application = command.redirectErrorStream(true).start();
		String output = new String(application.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(application.waitFor()).as(output).isEqualTo(1);
		assertThat(output).containsOnlyOnce("APPLICATION FAILED TO START")
			.contains("Monitored does not support Spring Boot " + SpringBootVersion.getVersion(),
					"Supported: Spring Boot 4.0 to 4.1", "Upgrade the application to Spring Boot 4.0 or 4.1")
			.doesNotContain("NoClassDefFoundError", "ClassNotFoundException");
	}

}
