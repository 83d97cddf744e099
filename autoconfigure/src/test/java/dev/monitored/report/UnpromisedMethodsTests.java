package dev.monitored.report;

import java.lang.invoke.MethodHandles;
import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.asm.ClassWriter;
import org.springframework.asm.Opcodes;
import org.springframework.asm.Type;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcObservationAutoConfiguration;
import org.springframework.context.ApplicationContext;

import dev.monitored.MonitoredContext;
import dev.monitored.application.ApplicationBeans;
import dev.monitored.catalog.SloCatalog;
import dev.monitored.report.PromisedBeans.Kept;
import dev.monitored.report.PromisedBeans.LazyFactory;
import dev.monitored.report.PromisedBeans.LazyService;
import dev.monitored.report.PromisedBeans.Many;
import dev.monitored.report.PromisedBeans.Measured;
import dev.monitored.report.PromisedBeans.Misspelt;
import dev.monitored.report.PromisedBeans.NoService;
import dev.monitored.report.PromisedBeans.Orders;
import dev.monitored.report.PromisedBeans.ProxiedByInterfaces;
import dev.monitored.report.PromisedBeans.Sender;
import dev.monitored.report.PromisedBeans.Sending;
import dev.monitored.report.PromisedBeans.Shop;
import dev.monitored.report.PromisedBeans.Unmeasured;
import dev.monitored.report.PromisedBeans.Untouched;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link UnpromisedMethods}.
 */
@ExtendWith(OutputCaptureExtension.class)
class UnpromisedMethodsTests {

	private static final LoggingSystem LOGGING = LoggingSystem.get(UnpromisedMethodsTests.class.getClassLoader());

	@AfterEach
	void resetLevel() {
		LOGGING.setLogLevel(UnpromisedMethods.class.getName(), null);
	}

	@Test
	void namesPublicMethodsOfServicesWithoutAnObjective() {
		MonitoredContext.runner(Orders.class, NoService.class)
			.run((context) -> assertThat(text(context)).isEqualToNormalizingNewlines("""
					Public methods of services and controllers that no objective is about:
					  %s: cancel, inherited, list""".formatted(Orders.class.getName())));
	}

	@Test
	void leavesOutWhatAnSloOfTheConfigurationIsAbout() {
		MonitoredContext.runner(Orders.class)
			.withPropertyValues("monitored.slo.definitions.orders.signal=operation",
					"monitored.slo.definitions.orders.availability=99%",
					"monitored.slo.definitions.orders.match.operation=Orders.can*")
			.run((context) -> assertThat(text(context)).contains("inherited, list").doesNotContain("cancel"));
	}

	@Test
	void saysNothingWhereAllIsPromised() {
		MonitoredContext.runner(Kept.class).run((context) -> assertThat(text(context)).isNull());
	}

	@Test
	void createsNoBean() {
		MonitoredContext.runner(Untouched.class).run((context) -> {
			assertThat(text(context)).contains(LazyService.class.getName() + ": work");
			assertThat(LazyService.created).isFalse();
			assertThat(LazyFactory.created).isFalse();
		});
	}

	@Test
	void knowsTheRoutesOfControllers() {
		web().run((context) -> assertThat(text(context)).contains(Shop.class.getName() + ": item, items")
			.doesNotContain("BasicErrorController"));
		web()
			.withPropertyValues("monitored.slo.definitions.items.signal=http-server",
					"monitored.slo.definitions.items.availability=99%",
					"monitored.slo.definitions.items.match.uri=/shop/items/{id}")
			.run((context) -> assertThat(text(context)).contains(Shop.class.getName() + ": items"));
		web()
			.withPropertyValues("monitored.slo.definitions.all.signal=http-server",
					"monitored.slo.definitions.all.availability=99%")
			.run((context) -> assertThat(text(context)).isNull());
	}

	@Test
	void tellsClassesApartThatInheritOneMethod() {
		MonitoredContext.runner(Measured.class, Unmeasured.class)
			.run((context) -> assertThat(text(context)).contains(Unmeasured.class.getName() + ": run")
				.doesNotContain(Measured.class.getName() + ":"));
	}

	@Test
	void knowsServicesBehindProxiesOfTheirInterfaces() {
		MonitoredContext.runner(ProxiedByInterfaces.class)
			.withPropertyValues("spring.aop.proxy-target-class=false")
			.run((context) -> {
				assertThat(context.getBean(Sending.class)).isNotInstanceOf(Sender.class);
				assertThat(text(context)).contains(Sender.class.getName() + ": send");
			});
	}

	@Test
	void leavesOutIgnoredPaths() {
		web().withPropertyValues("monitored.http.server.ignored=/shop/items",
				"monitored.slo.definitions.all.signal=http-server", "monitored.slo.definitions.all.availability=99%")
			.run((context) -> assertThat(text(context)).contains(Shop.class.getName() + ": item, items"));
	}

	@Test
	void harmsNothingWhereAClassCannotBeRead() {
		MonitoredContext.runner(Orders.class).run((context) -> {
			((BeanDefinitionRegistry) context.getSourceApplicationContext()).registerBeanDefinition("unreadable",
					new RootBeanDefinition(misspelt()));
			assertThat(text(context)).contains(Orders.class.getName()).doesNotContain("Unreadable");
		});
	}

	/**
	 * Returns a class with an annotation that Spring cannot read. It is no file, because
	 * Spring could not scan the package then.
	 * @return the class
	 * @throws IllegalAccessException never
	 */
	private static Class<?> misspelt() throws IllegalAccessException {
		ClassWriter writer = new ClassWriter(0);
		writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, Type.getInternalName(UnpromisedMethodsTests.class) + "Unreadable",
				null, Type.getInternalName(Object.class), null);
		writer.visitAnnotation(Type.getDescriptor(Misspelt.class), true).visitEnd();
		writer.visitEnd();
		return MethodHandles.lookup().defineClass(writer.toByteArray());
	}

	@Test
	void harmsNothingWhereBeansCannotBeAskedFor(CapturedOutput output) {
		LOGGING.setLogLevel(UnpromisedMethods.class.getName(), LogLevel.DEBUG);
		MonitoredContext.runner(Orders.class)
			.run((context) -> new UnpromisedMethods(context.getBean(SloCatalog.class), new ApplicationBeans())
				.onApplicationEvent(new ApplicationReadyEvent(new SpringApplication(), new String[0],
						context.getSourceApplicationContext(), Duration.ZERO)));
		assertThat(output).contains("Methods without an objective cannot be named");
	}

	@Test
	void isShortWhateverThereIs() {
		MonitoredContext.runner(Many.class)
			.run((context) -> assertThat(text(context)).contains("m01, m02").contains("m20 and 2 more"));
	}

	@Test
	void isSaidOnceAtDebugAlone(CapturedOutput output) {
		start(LogLevel.INFO);
		assertThat(output).doesNotContain("that no objective is about");
		start(LogLevel.DEBUG);
		assertThat(output).containsOnlyOnce("that no objective is about");
	}

	private static void start(LogLevel level) {
		MonitoredContext.runner(Orders.class).run((context) -> {
			LOGGING.setLogLevel(UnpromisedMethods.class.getName(), level);
			for (int time = 0; time < 2; time++) {
				context.publishEvent(new ApplicationReadyEvent(new SpringApplication(), new String[0],
						context.getSourceApplicationContext(), Duration.ZERO));
			}
		});
	}

	private static @Nullable String text(ApplicationContext context) {
		return context.getBean(UnpromisedMethods.class).text();
	}

	private static WebApplicationContextRunner web() {
		return new WebApplicationContextRunner().withUserConfiguration(Shop.class)
			.withConfiguration(MonitoredContext.configuration())
			.withConfiguration(
					AutoConfigurations.of(DispatcherServletAutoConfiguration.class, WebMvcAutoConfiguration.class,
							WebMvcObservationAutoConfiguration.class, ObservationAutoConfiguration.class));
	}

}
