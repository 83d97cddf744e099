package harm.observer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.springframework.context.ApplicationContext;
import org.springframework.core.io.ClassPathResource;

/**
 * What an application is asked, one question a line: {@code GET /path as alice}, with the
 * body behind it if there is one, {@code CALL bean.method argument}, or
 * {@code ENDPOINTS}.
 */
final class Script {

	private final ApplicationContext context;

	private final Facts facts;

	private final Browser browser;

	private int line;

	Script(ApplicationContext context, Facts facts) {
		this.context = context;
		this.facts = facts;
		this.browser = new Browser(context.getEnvironment().getProperty("local.server.port", "none"));
	}

	void run(String name) {
		for (String line : lines(name)) {
			if (!line.isBlank() && !line.startsWith("#")) {
				ask(line);
			}
		}
		this.browser.keepCookies();
	}

	private void ask(String line) {
		if (line.equals("ENDPOINTS")) {
			new Endpoints(this.browser, this.facts).ask();
			return;
		}
		String subject = String.format("result %02d %s", ++this.line, line);
		if (line.startsWith("CALL ")) {
			this.facts.add(subject, BeanCall.parse(line.substring("CALL ".length())).result(this.context));
		}
		else {
			Answer answer = this.browser.ask(Question.parse(line));
			this.facts.add(subject, answer.status() + " " + answer.body());
			answer.headers().forEach((header) -> this.facts.add(subject + " header " + header.name(), header.value()));
		}
	}

	private static List<String> lines(String name) {
		try {
			return new ClassPathResource(name).getContentAsString(StandardCharsets.UTF_8).lines().toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
