package dev.monitored.early;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.springframework.aot.generate.ClassNameGenerator;
import org.springframework.aot.generate.DefaultGenerationContext;
import org.springframework.aot.generate.InMemoryGeneratedFiles;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.annotation.Configurations;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.boot.web.context.servlet.AnnotationConfigServletWebApplicationContext;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.javapoet.ClassName;
import org.springframework.mock.web.MockServletContext;
import org.springframework.util.ClassUtils;

/**
 * An application that a test started, with the order in which Spring created its beans
 * and with its warnings.
 */
final class StartedApplication implements AutoCloseable {

	private static final Set<String> OF_BOOT = Set.of("AopAutoConfiguration", "CompositeMeterRegistryAutoConfiguration",
			"ConfigurationPropertiesAutoConfiguration", "ConfigurationPropertiesReportEndpointAutoConfiguration",
			"DispatcherServletAutoConfiguration", "EndpointAutoConfiguration", "JdbcTemplateAutoConfiguration",
			"MetricsAutoConfiguration", "ObservationAutoConfiguration", "PrometheusMetricsExportAutoConfiguration",
			"PropertyPlaceholderAutoConfiguration", "RestClientAutoConfiguration",
			"RestClientObservationAutoConfiguration", "WebEndpointAutoConfiguration", "WebMvcAutoConfiguration",
			"WebMvcObservationAutoConfiguration");

	private static final String OURS = "dev.monitored.";

	private final RecordingBeanFactory beanFactory = new RecordingBeanFactory();

	private final AnnotationConfigServletWebApplicationContext context = new AnnotationConfigServletWebApplicationContext(
			this.beanFactory);

	private final RuntimeHints hints = new RuntimeHints();

	private final ListAppender<ILoggingEvent> log = new ListAppender<>();

	private @Nullable Throwable failure;

	private StartedApplication(Class<?>[] configurations, Stream<String> autoConfigurations) {
		this.context.setServletContext(new MockServletContext());
		this.context.register(configurations);
		this.context.register(Configurations
			.getClasses(AutoConfigurations.of(autoConfigurations.map(StartedApplication::type).toArray(Class[]::new))));
	}

	/**
	 * Returns an application with all auto-configurations of Monitored.
	 */
	static StartedApplication monitored(Class<?>... configurations) {
		return new StartedApplication(configurations, Stream.concat(ours(), ofBoot()));
	}

	/**
	 * Returns the same application without Monitored.
	 */
	static StartedApplication plain(Class<?>... configurations) {
		return new StartedApplication(configurations, ofBoot());
	}

	/**
	 * Returns the names of the auto-configurations of Monitored.
	 */
	static Stream<String> ours() {
		return candidates().filter((name) -> name.startsWith(OURS));
	}

	private static Stream<String> ofBoot() {
		return candidates().filter((name) -> name.startsWith("org.springframework.boot."))
			.filter((name) -> OF_BOOT.contains(ClassUtils.getShortName(name)));
	}

	private static Stream<String> candidates() {
		return StreamSupport.stream(ImportCandidates.load(AutoConfiguration.class, null).spliterator(), false);
	}

	private static Class<?> type(String name) {
		return ClassUtils.resolveClassName(name, null);
	}

	StartedApplication start() {
		observe(this.context::refresh);
		return this;
	}

	/**
	 * Processes the application as a build does, and starts nothing.
	 */
	StartedApplication process() {
		DefaultGenerationContext generated = new DefaultGenerationContext(
				new ClassNameGenerator(ClassName.get(StartedApplication.class)), new InMemoryGeneratedFiles(),
				this.hints);
		observe(() -> new ApplicationContextAotGenerator().processAheadOfTime(this.context, generated));
		return this;
	}

	private void observe(Runnable action) {
		Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
		this.log.start();
		root.addAppender(this.log);
		try {
			action.run();
		}
		catch (Throwable ex) {
			this.failure = ex;
		}
		finally {
			root.detachAppender(this.log);
		}
	}

	/**
	 * Returns why the application did not start, {@code null} if it did.
	 */
	@Nullable Throwable failure() {
		return this.failure;
	}

	/**
	 * Returns what was logged as a warning or an error.
	 */
	List<String> warnings() {
		return this.log.list.stream()
			.filter((event) -> event.getLevel().isGreaterOrEqual(Level.WARN))
			.map(ILoggingEvent::getFormattedMessage)
			.toList();
	}

	/**
	 * Returns the names of all beans in the order in which Spring created them.
	 */
	List<String> created() {
		return List.copyOf(this.beanFactory.created);
	}

	/**
	 * Returns the names of the beans that were created before all post-processors were
	 * there.
	 */
	List<String> createdEarly() {
		return List.copyOf(this.beanFactory.early);
	}

	/**
	 * Returns whether a bean is one of Monitored.
	 */
	boolean isOurs(String beanName) {
		Class<?> type = this.context.containsBean(beanName) ? this.context.getType(beanName, false) : null;
		return type != null && type.getName().startsWith(OURS) && !type.getPackage().equals(getClass().getPackage());
	}

	RuntimeHints hints() {
		return this.hints;
	}

	<T> T bean(Class<T> type) {
		return this.context.getBean(type);
	}

	DefaultListableBeanFactory beanFactory() {
		return this.beanFactory;
	}

	AnnotationConfigServletWebApplicationContext context() {
		return this.context;
	}

	@Override
	public void close() {
		this.context.close();
	}

	/**
	 * Remembers the order in which beans are created.
	 */
	private static final class RecordingBeanFactory extends DefaultListableBeanFactory {

		private final Set<String> created = new LinkedHashSet<>();

		private final List<String> early = new ArrayList<>();

		@Override
		protected Object createBean(String beanName, RootBeanDefinition definition,
				@Nullable Object @Nullable [] arguments) {
			this.created.add(beanName);
			return super.createBean(beanName, definition, arguments);
		}

		@Override
		public void addBeanPostProcessor(BeanPostProcessor beanPostProcessor) {
			this.early.clear();
			this.early.addAll(this.created);
			super.addBeanPostProcessor(beanPostProcessor);
		}

	}

}
