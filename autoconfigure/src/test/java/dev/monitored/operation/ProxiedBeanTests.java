package dev.monitored.operation;

import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.config.AbstractFactoryBean;
import org.springframework.boot.actuate.autoconfigure.endpoint.EndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.endpoint.jackson.JacksonEndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.endpoint.web.WebEndpointAutoConfiguration;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointsSupplier;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.aop.AopAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.context.servlet.AnnotationConfigServletWebApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockFilterConfig;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockServletContext;
import org.springframework.web.filter.OncePerRequestFilter;

import dev.monitored.MonitoredContext;
import dev.monitored.operation.SubclassedBeans.Descendant;
import dev.monitored.operation.SubclassedBeans.FieldsOfThePackage;
import dev.monitored.operation.SubclassedBeans.FinalInherited;
import dev.monitored.operation.SubclassedBeans.FinalOfAPointcut;
import dev.monitored.operation.SubclassedBeans.FinalPackagePrivate;
import dev.monitored.operation.SubclassedBeans.FinalProtected;
import dev.monitored.operation.SubclassedBeans.FinalPublic;
import dev.monitored.operation.SubclassedBeans.FinalTask;
import dev.monitored.operation.SubclassedBeans.InheritedField;
import dev.monitored.operation.SubclassedBeans.PrivateFinal;
import dev.monitored.operation.SubclassedBeans.PublicField;
import dev.monitored.operation.SubclassedBeans.SamePackage;
import dev.monitored.operation.SubclassedBeans.StaticField;
import dev.monitored.operation.SubclassedBeans.StaticFinal;
import dev.monitored.operation.ancestor.Ancestor;
import dev.monitored.test.scrape.Scrape;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for beans that a subclass would change, which are left as they are.
 */
@ExtendWith(OutputCaptureExtension.class)
class ProxiedBeanTests {

	private static final String EVERYTHING = "monitored.operation.pointcuts[0].expression=execution(* *(..))";

	static Stream<Arguments> changed() {
		return Stream.of(
				bean(FinalPublic.class, (bean) -> ((FinalPublic) bean).name(),
						"the final method public final java.lang.String " + FinalPublic.class.getName() + ".name()",
						"Make it non-final"),
				bean(FinalProtected.class, (bean) -> ((FinalProtected) bean).name(),
						"the final method protected final java.lang.String " + FinalProtected.class.getName()
								+ ".name()",
						"Make it non-final"),
				bean(FinalPackagePrivate.class, (bean) -> ((FinalPackagePrivate) bean).name(),
						"the final method final java.lang.String " + FinalPackagePrivate.class.getName() + ".name()",
						"Make it non-final"),
				bean(FinalInherited.class, (bean) -> ((FinalInherited) bean).name(),
						"the final method public final java.lang.String " + FinalPublic.class.getName() + ".name()",
						"Make it non-final"),
				bean(FinalOfAPointcut.class, (bean) -> ((FinalOfAPointcut) bean).name(),
						"the final method public final java.lang.String " + FinalOfAPointcut.class.getName()
								+ ".name()",
						"Make it non-final"),
				bean(PublicField.class, (bean) -> ((PublicField) bean).name,
						"the public field public java.lang.String " + PublicField.class.getName() + ".name",
						"Make it private"),
				bean(InheritedField.class, (bean) -> ((InheritedField) bean).name,
						"the public field public java.lang.String " + PublicField.class.getName() + ".name",
						"Make it private"),
				bean(Descendant.class, Ancestor::nameOf,
						"the package-private method java.lang.String " + Ancestor.class.getName() + ".name()",
						"Make it public or protected"));
	}

	private static Arguments bean(Class<?> type, Function<Object, String> name, String member, String wayOut) {
		return Arguments.of(type, name, member, wayOut);
	}

	@ParameterizedTest
	@MethodSource("changed")
	void leavesABeanAloneThatASubclassWouldChange(Class<?> type, Function<Object, String> name, String member,
			String wayOut, CapturedOutput output) {
		MonitoredContext.runner(type)
			.withBean("second", type)
			.withPropertyValues("monitored.operation.pointcuts[0].expression=within("
					+ FinalOfAPointcut.class.getName().replace('$', '.') + ")")
			.run((context) -> {
				for (Object bean : context.getBeansOfType(type).values()) {
					assertThat(name.apply(bean)).isEqualTo("kept");
					assertThat(AopUtils.isAopProxy(bean)).isFalse();
				}
				assertThat(Scrape.of(context).has("operation_active")).isFalse();
			});
		assertThat(output.toString().lines().filter((line) -> line.contains(" WARN ") && line.contains(" Beans of ")))
			.singleElement()
			.asString()
			.endsWith(
					"Beans of %s are not measured. Their proxy would be a subclass, on which %s would find empty fields. %s, move the measured methods to another bean, or record them by hand with Operations"
						.formatted(type.getName(), member, wayOut));
	}

	@ParameterizedTest
	@MethodSource("kept")
	void measuresABeanThatASubclassDoesNotChange(Class<? extends Runnable> type, CapturedOutput output) {
		MonitoredContext.runner(type).run((context) -> {
			context.getBean(type).run();
			assertThat(Scrape.of(context).calls(type.getSimpleName() + ".run", "success")).isEqualTo(1);
		});
		assertThat(output).doesNotContain(" WARN ");
	}

	static Stream<Class<?>> kept() {
		return Stream.of(PrivateFinal.class, StaticFinal.class, SamePackage.class, StaticField.class,
				FieldsOfThePackage.class);
	}

	@Test
	void measuresAProxyOfInterfacesWhateverTheClassHas(CapturedOutput output) {
		MonitoredContext.runner(FinalTask.class)
			.withPropertyValues("spring.aop.proxy-target-class=false")
			.run((context) -> {
				Runnable task = context.getBean(Runnable.class);
				task.run();
				assertThat(AopUtils.isJdkDynamicProxy(task)).isTrue();
				assertThat(Scrape.of(context).calls("FinalTask.run", "success")).isEqualTo(1);
			});
		assertThat(output).doesNotContain(" WARN ");
	}

	@Test
	void leavesAFilterOfTheFrameworkAlone(CapturedOutput output) {
		MonitoredContext.runner(Filter.class)
			.withPropertyValues("monitored.operation.pointcuts[0].expression=within(dev.monitored.operation..*Filter)")
			.run((context) -> {
				assertThat(context).hasNotFailed();
				MockHttpServletResponse response = new MockHttpServletResponse();
				context.getBean(Filter.class).init(new MockFilterConfig());
				context.getBean(Filter.class).doFilter(new MockHttpServletRequest(), response, new MockFilterChain());
				assertThat(response.getHeader("filtered")).isEqualTo("true");
			});
		assertThat(output).contains("Beans of " + Filter.class.getName() + " are not measured");
	}

	@Test
	void survivesAPointcutOverEndpoints() {
		MonitoredContext
			.addTo(new ApplicationContextRunner(ProxiedBeanTests::webApplication), Shop.class, ShopConfiguration.class,
					Produced.class)
			.withConfiguration(AutoConfigurations.of(AopAutoConfiguration.class, EndpointAutoConfiguration.class,
					JacksonEndpointAutoConfiguration.class, WebEndpointAutoConfiguration.class))
			.withPropertyValues(EVERYTHING, "management.endpoints.web.exposure.include=*")
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(context.getBean(WebEndpointsSupplier.class).getEndpoints())
					.extracting((endpoint) -> endpoint.getEndpointId().toString())
					.contains("shop");
				assertThat(context.getBean("configured", Supplier.class).get()).isEqualTo("configured");
				assertThat(context.getBean(StringBuilder.class)).hasToString("produced");
				assertThat(context.getBean(MeterRegistry.class)).isNotNull();
			});
	}

	private static AnnotationConfigServletWebApplicationContext webApplication() {
		AnnotationConfigServletWebApplicationContext application = new AnnotationConfigServletWebApplicationContext();
		application.setServletContext(new MockServletContext());
		return application;
	}

	public static class Filter extends OncePerRequestFilter {

		@Override
		protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) {
			response.setHeader("filtered", "true");
		}

	}

	@Endpoint(id = "shop")
	public static class Shop {

		@ReadOperation
		public String name() {
			return "shop";
		}

	}

	@Configuration
	static class ShopConfiguration {

		@Bean
		Supplier<String> configured() {
			return () -> "configured";
		}

	}

	public static class Produced extends AbstractFactoryBean<StringBuilder> {

		@Override
		public Class<?> getObjectType() {
			return StringBuilder.class;
		}

		@Override
		protected StringBuilder createInstance() {
			return new StringBuilder("produced");
		}

	}

}
