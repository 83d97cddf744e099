package dev.monitored.operation.annotation;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.web.servlet.DispatcherServlet;

import dev.monitored.Monitored;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link AnnotatedTypes}.
 */
class AnnotatedTypesTests {

	private final AnnotatedTypes types = new AnnotatedTypes(Set.of(Monitored.class));

	@Test
	void includeThoseWithAnAnnotation() {
		assertThat(this.types.includes(OnMethod.class)).isTrue();
		assertThat(this.types.includes(OnType.class)).isTrue();
		assertThat(this.types.includes(ByAnotherAnnotation.class)).isTrue();
		assertThat(this.types.includes(Plain.class)).isFalse();
	}

	@Test
	void includeThoseThatInheritOne() {
		assertThat(this.types.includes(new OnMethod() {
		}.getClass())).isTrue();
		assertThat(this.types.includes(Implementing.class)).isTrue();
		assertThat(this.types.includes(proxy(Shop.class))).isTrue();
		assertThat(this.types.includes(proxy(Runnable.class))).isFalse();
	}

	@Test
	void includeThoseThatExtendTypesOfLibraries() {
		assertThat(this.types.includes(OwnContext.class)).isTrue();
		assertThat(this.types.includes(OwnList.class)).isTrue();
	}

	@Test
	void doNotIncludeLibraries() {
		assertThat(this.types.includes(ArrayList.class)).isFalse();
		assertThat(this.types.includes(DispatcherServlet.class)).isFalse();
	}

	private static Class<?> proxy(Class<?> type) {
		return Proxy
			.newProxyInstance(type.getClassLoader(), new Class<?>[] { type }, (proxy, method, arguments) -> null)
			.getClass();
	}

	@Monitored
	@Retention(RetentionPolicy.RUNTIME)
	@interface Measured {

	}

	interface Shop {

		@Monitored
		void order();

	}

	static class OnMethod {

		@Monitored
		void order() {
		}

	}

	@Monitored
	static class OnType {

	}

	static class ByAnotherAnnotation {

		@Measured
		void order() {
		}

	}

	abstract static class Implementing implements Shop {

	}

	static class Plain {

		@Deprecated
		void order() {
		}

	}

	static class OwnContext extends GenericApplicationContext {

		@Monitored
		void order() {
		}

	}

	@Monitored
	@SuppressWarnings("serial")
	static class OwnList extends ArrayList<String> {

	}

}
