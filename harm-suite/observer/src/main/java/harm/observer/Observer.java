package harm.observer;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringApplicationRunListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.NestedExceptionUtils;

/**
 * Runs the script of an application once it is ready, stops it, and writes down what was
 * seen.
 */
public final class Observer implements SpringApplicationRunListener {

	private static final Log logger = LogFactory.getLog(Observer.class);

	private final CreationListener creations = new CreationListener();

	private final Facts facts = Facts.none();

	Observer(SpringApplication application, String[] args) {
		application.setApplicationStartup(this.creations);
	}

	@Override
	public void ready(ConfigurableApplicationContext context, @Nullable Duration timeTaken) {
		this.facts.add("start", "ok");
		this.creations.addTo(this.facts);
		try {
			new Script(context, this.facts).run(setting("harm.script"));
			BeanCensus.of(context.getBeanFactory()).addTo(this.facts);
			context.close();
		}
		catch (RuntimeException ex) {
			logger.error("The script of the application cannot be run to its end", ex);
			this.facts.add("observer", ex);
		}
		write();
		System.exit(0);
	}

	@Override
	public void failed(@Nullable ConfigurableApplicationContext context, Throwable exception) {
		this.facts.add("start", "failed: " + NestedExceptionUtils.getMostSpecificCause(exception));
		this.creations.addTo(this.facts);
		write();
	}

	static String setting(String name) {
		return Objects.requireNonNull(System.getProperty(name), name);
	}

	private void write() {
		Warnings.addTo(this.facts);
		this.facts.write(Path.of(setting("harm.facts")));
	}

}
